"""The command line: arguments in, exit status out; the work is done elsewhere.

Exit status: 0 nothing at or above ``--fail-on``, 1 findings, 2 could not check, 130 interrupted.
What is slow to import is imported by the command that needs it.
"""

from __future__ import annotations

import getpass
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any, TypeVar

import click

from consistency import __version__
from consistency._locking import locked
from consistency._output import STDOUT, check_writable, write
from consistency._progress import ProgressLine
from consistency._run import FORMATS, GRAPH_SUFFIXES, NEVER, Run
from consistency.baseline import FILE_NAME as BASELINE
from consistency.baseline import Baseline, is_collection, load_baseline
from consistency.errors import ConsistencyError, require_printed
from consistency.model import Acceptance, Severity

COULD_NOT_CHECK = 2
INTERRUPTED = 130


_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Failure(click.ClickException):
    """One sentence on standard error, and exit status 2."""

    exit_code = COULD_NOT_CHECK


class _Group(click.Group):
    """Turns the project's own errors into messages."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ConsistencyError as error:
            from consistency.render.escape import visible

            # The sentences name files and quote reasons, and a log of CI reads commands out of lines.
            raise _Failure("\n".join(map(visible, str(error).split("\n")))) from error
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


class _CheckCommand(click.Command):
    """``--against`` takes everything up to the next option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _repeat_option(args, "--against"))


def _repeat_option(args: Sequence[str], option: str) -> list[str]:
    """``OPTION A B`` as ``OPTION A OPTION B``; what follows ``--`` is left alone."""
    repeated: list[str] = []
    is_open = False
    for at, arg in enumerate(args):
        if arg.startswith("-") and arg != STDOUT:
            if repeated[-1:] == [option]:
                raise click.BadOptionUsage(option, f"Option {option!r} requires an argument.")
            if arg == "--":
                return [*repeated, *args[at:]]
            is_open = arg == option
        elif is_open and repeated[-1] != option:
            repeated.append(option)
        repeated.append(arg)
    return repeated


_lang = click.option(
    "--lang", type=click.Choice(["ko", "en"]), default="ko", show_default=True, help="Language of what the tool says."
)
_format = click.option(
    "--format", "formats", type=click.Choice(FORMATS), multiple=True, default=["markdown"], show_default=True,
    help="Format of the report. Can be repeated, each with an --output of its own.",
)  # fmt: skip
_output = click.option(
    "--output", "outputs", metavar="[FORMAT=]FILE", multiple=True,
    help="Write the report, or the one in that format, to FILE. Can be repeated; one report can go to standard output.",
)  # fmt: skip
_baseline = click.option(
    "--baseline", metavar="FILE", type=click.Path(path_type=Path),
    help=f"Findings to let stand; without it {BASELINE} of the working directory, if there is one.",
)  # fmt: skip


def _audit_options(command: _Command) -> _Command:
    """The options that ``audit`` and ``check`` share."""
    options = [
        _format,
        _output,
        click.option(
            "--graph", "graphs", metavar="FILE", multiple=True, callback=_check_suffixes,
            help="Write the claim graph too: .graphml or .json (node-link). Can be repeated.",
        ),
        click.option(
            "--fail-on", type=click.Choice([*(one.value for one in reversed(Severity)), NEVER]),
            default=Severity.WARNING.value, show_default=True,
            help="Exit with 1 from this severity of conflict on. Updates and accepted findings never count.",
        ),
        _baseline,
        _lang,
        click.option(
            "--config", metavar="FILE", type=click.Path(path_type=Path),
            help="The newsroom's settings; without it consistency.toml of the working directory, if there is one.",
        ),
        click.option("--stamp", is_flag=True, help="Write the time of the run into the report."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def _check_suffixes(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if PurePath(value).suffix not in GRAPH_SUFFIXES:
            raise click.BadParameter(f"{value!r} must end in {' or '.join(GRAPH_SUFFIXES)}.", ctx, param)
    return values


@click.group("consistency", cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Find what cannot all be true in Korean news articles that tell the same story.

    Works offline. Exit status: 0 nothing found, 1 findings, 2 could not check.
    """


@cli.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@_audit_options
def audit(inputs: tuple[str, ...], **options: Any) -> None:
    """Compare all articles of the inputs with each other, and each with itself.

    INPUT is a file, a folder or - for standard input: JSON Lines, plain text, Markdown, HTML or a listing page's text.
    """
    run = Run(inputs, **options)
    from consistency.engine import audit_articles
    from consistency.readers import read_inputs

    with run.configured(), closing(ProgressLine(sys.stderr)) as progress:
        read = read_inputs(inputs)
        report = audit_articles(read.articles, read.skipped, progress=progress)
    run.finish(report, whole=is_collection(inputs, read))


@cli.command(cls=_CheckCommand)
@click.argument("drafts", metavar="DRAFT...", nargs=-1, required=True)
@click.option("--against", metavar="INPUT...", multiple=True, required=True, help="What was printed before.")
@_audit_options
def check(drafts: tuple[str, ...], against: tuple[str, ...], **options: Any) -> None:
    """Show what in the drafts disagrees with the inputs, or with the draft itself.

    DRAFT and INPUT are files or folders; one of the two can be - for standard input.
    """
    if STDOUT in drafts and STDOUT in against:
        raise click.UsageError("Standard input (-) can be a draft or an input, not both.")
    run = Run((*drafts, *against), **options)
    from consistency.engine import check_articles
    from consistency.readers import read_inputs

    with run.configured(), closing(ProgressLine(sys.stderr)) as progress:
        mine = read_inputs(drafts)
        theirs = read_inputs(against, mine.articles)
        if not theirs.articles:
            require_printed(read_inputs(against))
        skipped = (*mine.skipped, *theirs.skipped)
        report = check_articles(mine.articles, theirs.articles, skipped, progress=progress)
    run.finish(report, whole=False)


@cli.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--reason", required=True, help="Why the finding may stand: shown wherever it would have been.")
@click.option("--by", metavar="NAME", help="Who decides; without it the name of the user who runs the command.")
@_baseline
def accept(ids: tuple[str, ...], reason: str, by: str | None, baseline: Path | None) -> None:
    """Let findings stand: from now on they are shown as accepted and fail no run.

    ID is printed with each finding. It depends on the rule, the two sentences and their values alone, so that a finding
    comes back as soon as one of these changes.
    """
    if not reason.strip():
        raise click.BadParameter("It must say why.", param_hint="--reason")
    path = baseline or Path(BASELINE)
    check_writable(str(path))
    today = datetime.now().astimezone().date()
    who = _user() if by is None else by
    new = [Acceptance(one, reason.strip(), who, today) for one in dict.fromkeys(one.lower() for one in ids)]
    with locked(path):
        known = load_baseline(path) if path.exists() else Baseline(source=str(path))
        write(known.accept(new), str(path))
    from consistency.render.escape import visible

    click.echo(f"{visible(str(path))}: accepted {', '.join(one.id for one in new)}")


@cli.command()
@click.argument("code", required=False)
@_lang
def rule(code: str | None, lang: str) -> None:
    """List the rules, or tell what one finds and why, with examples."""
    from consistency._docs import rule_list, rule_page
    from consistency.rules import all_rules

    rules = all_rules()
    if code is None:
        write(rule_list(rules, lang), STDOUT)
        return
    for one in rules:
        if one.code == code.upper():
            write(rule_page(one, lang), STDOUT)
            return
    raise click.UsageError(f"There is no rule {code!r}. 'consistency rule' lists them all.")


@cli.command()
@click.argument("report", metavar="REPORT.json", type=click.File(encoding="utf-8"))
@_format
@_output
@_lang
def render(report: Any, **options: Any) -> None:
    """Write a report again in other formats, from its JSON alone."""
    from consistency.render import load_report

    run = Run([report.name], **options)
    try:
        text = report.read()
    except (OSError, UnicodeDecodeError) as error:
        raise _Failure(f"cannot read {report.name}: {error}") from error
    run.write(load_report(text))


def _user() -> str:
    """The name of the user who runs the command; empty where the system does not know it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def main() -> None:
    """Run the command and exit. A crash ends with 2: it must not look like findings."""
    for stream in (sys.stdout, sys.stderr):
        # The locale of a cron job or a Windows console does not decide how Korean is written.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli(prog_name="consistency")
    except Exception:
        traceback.print_exc()
        sys.exit(COULD_NOT_CHECK)
