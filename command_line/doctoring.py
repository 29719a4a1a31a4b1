"""`kb doctor`: prove that store and index agree, and mend what does not."""

from typing import Annotated

import typer

from command_line.printing import ANOTHER_ACTIVE, SOME_FAILED, out, print_json, say
from command_line.wiring import Data, Json, kept_database, make_embedder, settings_for


def doctor(
    check: Annotated[bool, typer.Option("--check", help="Only look.")] = False, data: Data = None, json: Json = False
) -> None:
    """Check that everything kept can be found, that nothing withdrawn is, and mend what is wrong.

    Example: kb doctor --check
    """
    from kb.doctor import run_doctor

    settings = settings_for(data)
    with kept_database(settings) as database:
        report = run_doctor(settings, database, make_embedder(settings, threads=1), only_check=check)
    if json:
        print_json(report.to_json())
    else:
        for one in report.checks:
            state = "well" if one.ok else "NOT WELL"
            mended = f", {one.mended} mended" if one.mended else ""
            out.print(f"{state:9} {one.name}{mended}{': ' + one.detail if one.detail else ''}")
    if report.outside:
        say(report.why_outside)
        raise typer.Exit(ANOTHER_ACTIVE)
    if not report.ok:
        raise typer.Exit(SOME_FAILED)
