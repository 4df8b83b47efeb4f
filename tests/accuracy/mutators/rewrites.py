REWRITE_KINDS=(); Moment=None
def rewrites(*a): return []
