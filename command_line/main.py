"""`kb`: the one command line. Each command lives in its own module and wires the parts it needs."""

from importlib import metadata
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from command_line import adding, anonymising, doctoring, evaluating, indexing, ingesting, people, searching, serving
from command_line.mistakes import Mistyped, asks_for_json, check_decoded, plain_mistakes
from command_line.printing import ANOTHER_ACTIVE, INTERRUPTED, WRONG_USAGE, out, refusal, say
from kb.errors import KbError, OwnerActive, RunActive, ServerActive
from kb.memory import wipe

AS_JSON = "kb.json"
"""Where a context notes that JSON was asked for."""


class PlainErrors(TyperGroup):
    """A user's mistake is one sentence and exit code 2; another owner or run is exit code 3.

    With --json the sentence is on stdout too, as `{"error": "..."}`.
    """

    def make_context(self, info_name: Any, args: list[str], *rest: Any, **named: Any) -> Any:
        as_json = asks_for_json(args)
        try:
            check_decoded(args)
            with plain_mistakes():
                context = super().make_context(info_name, args, *rest, **named)
        except Mistyped as error:
            raise refusal(str(error), WRONG_USAGE, as_json=as_json) from None
        context.meta[AS_JSON] = as_json
        return context

    def invoke(self, ctx: Any) -> Any:
        as_json = ctx.meta.get(AS_JSON, False)
        try:
            with plain_mistakes(ctx):
                return super().invoke(ctx)
        except (OwnerActive, RunActive, ServerActive) as error:
            raise refusal(str(error), ANOTHER_ACTIVE, as_json=as_json) from None
        except KbError as error:
            raise refusal(str(error), WRONG_USAGE, as_json=as_json) from None
        except KeyboardInterrupt:
            say("Stopped. What was saved so far is kept; run the same command again to go on.")
            raise typer.Exit(INTERRUPTED) from None


def say_version(wanted: bool) -> None:
    """Print the version and stop, where it was asked for."""
    if wanted:
        out.print(f"kb {metadata.version('better-together')}")
        raise typer.Exit


app = typer.Typer(
    cls=PlainErrors,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="A case-consultation knowledge base for a team of occupational therapists.",
)


@app.callback()
def set_data_folder(
    data: Annotated[Path | None, typer.Option("--data", help="The data folder (KB_DATA_DIR).")] = None,
    version: Annotated[bool, typer.Option("--version", callback=say_version, is_eager=True, help="Say which.")] = False,
) -> None:
    """Take the data folder before the command too: each command looks it up here."""
    wipe()


app.command("serve")(serving.serve)
app.command("demo")(serving.demo)
app.command("ingest")(ingesting.ingest)
app.command("template")(ingesting.write_template)
app.command("search")(searching.search)
app.command("add")(adding.add)
app.command("anonymise")(anonymising.anonymise)
app.command("doctor")(doctoring.doctor)
app.command("eval")(evaluating.evaluate)
app.add_typer(people.app, name="user")
app.add_typer(indexing.app, name="index")

if __name__ == "__main__":
    app()
