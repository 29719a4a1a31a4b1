"""Whole journeys: with the keyboard alone, without script, and with the little script there is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.serving import Team


def press_until(page: Page, selector: str) -> None:
    """Press Tab until a control has the focus."""
    for _ in range(120):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not reach {selector}")


def test_a_learning_is_added_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_page("/learnings/new", role="member")
    for selector, words in (("#title", "Rest before the stairs"), ("#what", "A chair on the landing was enough.")):
        press_until(page, selector)
        page.keyboard.type(words)
    for selector in ('input[name="worries"][value="none"]', "#deidentified"):
        press_until(page, selector)
        page.keyboard.press("Space")
    press_until(page, "button.button:not(.secondary)")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Rest before the stairs")).to_be_visible()
    expect(page.get_by_role("status").first).to_contain_text("Saved")


def test_the_skip_link_is_the_first_stop(open_page: Open) -> None:
    page = open_page("/consultations/new", role="member")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_enter_key_in_a_field_saves_and_removes_nothing(open_page: Open) -> None:
    page = open_page("/consultations/new", role="member")
    page.locator("#approach-1-equipment").fill("a commode")
    page.locator("#approach-1-equipment").press("Enter")
    page.wait_for_selector(".error-summary")
    assert page.locator("#approach-1-equipment").input_value() == "a commode"


def test_a_consultation_is_added_without_script(open_page: Open) -> None:
    page = open_page("/consultations/new", role="member", script=False)
    page.locator("#title").fill("Stairs after a fall")
    page.locator("#challenge").fill("The client is afraid of the third step.")
    page.locator("#approach-1-described").fill("Counting aloud")
    page.get_by_role("button", name="Add another approach").click()
    page.locator("#approach-2-described").fill("A second rail")
    page.get_by_role("button", name="Remove approach 1").click()
    assert page.locator("#approach-1-described").input_value() == "A second rail"
    page.get_by_role("button", name="Check for names").click()
    expect(page.get_by_text("Nothing was found that points to a person.")).to_be_visible()
    page.get_by_label("None of these").check()
    page.get_by_label("I have taken out names").check()
    page.get_by_role("button", name="Save", exact=True).last.click()
    expect(page.get_by_role("heading", name="Stairs after a fall")).to_be_visible()
    expect(page.get_by_text("A second rail")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_the_form_keeps_its_place_when_an_approach_is_added_or_removed(script: bool, open_page: Open) -> None:
    page = open_page("/consultations/new", role="member", width="phone", script=script)
    page.get_by_role("button", name="Add another approach").click()
    expect(page.locator("#approach-2-described")).to_be_focused()
    expect(page.locator("#approach-2-described")).to_be_in_viewport()
    page.get_by_role("button", name="Remove approach 2").click()
    expect(page.get_by_role("button", name="Add another approach")).to_be_focused()
    expect(page.get_by_role("button", name="Add another approach")).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_teaching_the_list_keeps_the_place_in_a_held_record(script: bool, team: Team, open_page: Open) -> None:
    page = open_page(team.held, role="reviewer", width="phone", script=script)
    page.get_by_role("button", name="Always replace Hartley").first.click()
    expect(page.get_by_role("checkbox", name="Hartley").first).to_be_focused()
    expect(page.get_by_text("It is on the team’s list")).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_this_helped_says_thanks_in_its_place(script: bool, open_page: Open) -> None:
    page = open_page("/search?q=bath+transfers+with+a+tired+partner", role="member", width="phone", script=script)
    first = page.locator(".result").first
    first.get_by_role("button", name="This helped").click()
    expect(first.get_by_text("Thank you. That helps the next colleague who asks.")).to_be_in_viewport()
    expect(first.get_by_role("button", name="This helped")).to_be_hidden()


@pytest.mark.parametrize("script", [True, False])
def test_back_from_a_record_finds_the_cases_again(script: bool, open_page: Open) -> None:
    page = open_page("/search/case", role="member", script=script)
    page.locator("#challenge").fill("Bath transfers with a tired partner")
    page.get_by_role("button", name="Find cases like it").click()
    first = page.locator(".result h3 a").first
    title = first.inner_text()
    first.click()
    expect(page.locator("h1")).to_contain_text(title)
    page.go_back()
    expect(page.locator(".result h3 a").first).to_have_text(title)
    expect(page.locator("#challenge")).to_have_value("Bath transfers with a tired partner")


def test_a_whole_case_put_into_the_search_box_stands_in_no_address(open_page: Open) -> None:
    page = open_page("/")
    page.fill("#q", "He cannot get into the bath and his wife is worn out. " * 6)
    page.press("#q", "Enter")
    page.wait_for_url("**/search/case/*")
    assert "worn" not in page.url
    assert "worn out" in page.input_value("#challenge")


def test_the_menu_opens_without_script(open_page: Open) -> None:
    page = open_page("/", role="member", script=False)
    expect(page.get_by_role("link", name="My account")).to_be_hidden()
    page.locator(".menu summary").click()
    page.get_by_role("link", name="My account").click()
    expect(page.get_by_role("heading", name="My account")).to_be_visible()


def test_what_is_open_closes_with_escape_and_with_a_click_elsewhere(open_page: Open) -> None:
    page = open_page("/search?q=bath", role="member")
    page.locator(".outcomes > details > summary").click()
    cases = page.locator(".by-result details").first
    cases.locator("summary").click()
    expect(cases.locator(".cases")).to_be_visible()
    page.keyboard.press("Escape")
    expect(cases.locator(".cases")).to_be_hidden()
    expect(cases.locator("summary")).to_be_focused()
    cases.locator("summary").click()
    page.locator("h1").click()
    expect(cases.locator(".cases")).to_be_hidden()


def test_a_held_draft_is_written_and_released_without_script(open_page: Open) -> None:
    page = open_page("/learnings/new", role="member", script=False)
    page.locator("#title").fill("Rails and trust")
    page.locator("#what").fill("Mr Abernathy let us fit it.")
    page.get_by_label("None of these").check()
    page.get_by_label("I have taken out names").check()
    page.get_by_role("button", name="Save", exact=True).last.click()
    expect(page.get_by_role("heading", name="Thank you. A colleague will look first.")).to_be_visible()
    review = open_page("/held", role="reviewer", script=False)
    review.locator(".cards a").last.click()
    review.get_by_label("Also replace these words").fill("fit it")
    review.get_by_role("button", name="Show the text again").last.click()
    expect(review.get_by_text("Mr [person 1] let us [person 2].")).to_be_visible()
    for question in review.locator("fieldset input[type=radio][value=no]").all():
        question.check()
    review.get_by_role("button", name="Release").click()
    expect(review.get_by_text("Released.")).to_be_visible()


def test_a_held_draft_is_decided_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_page("/learnings/new", role="member")
    page.locator("#title").fill("A rail by the door")
    page.locator("#what").fill("Mrs Quillfeather asked for it.")
    page.get_by_label("None of these").check()
    page.get_by_label("I have taken out names").check()
    page.get_by_role("button", name="Save", exact=True).last.click()
    review = open_page("/held", role="reviewer")
    review.goto(str(review.locator(".cards a").last.get_attribute("href")))
    press_until(review, 'input[name="accept"]')
    review.keyboard.press("Space")
    expect(review.locator('[data-preview="1"]')).to_have_text("Mrs Quillfeather asked for it.")
    review.keyboard.press("Space")
    for question in ("singled_out", "linked", "intruder"):
        press_until(review, f'input[name="{question}"]')
        review.keyboard.press("Space")
    press_until(review, 'button[value="release"]')
    review.keyboard.press("Enter")
    expect(review.get_by_text("Released.")).to_be_visible()


def test_findings_appear_beside_the_text_while_writing(open_page: Open) -> None:
    page = open_page("/learnings/new", role="member")
    page.locator("#what").press_sequentially("We met Mrs Hartley.")
    expect(page.locator('[data-findings-for="what"] mark')).to_have_text("Hartley")
    expect(page.locator("[data-check-status]")).to_contain_text("1 place may point to a person")


def test_the_redacted_text_follows_what_a_reviewer_ticks(team: Team, open_page: Open) -> None:
    page = open_page(team.held, role="reviewer")
    page.get_by_label("12 Elm Road").uncheck()
    expect(page.locator('[data-preview="1"]')).to_contain_text("of 12 Elm Road rang")


@pytest.mark.parametrize("script", [True, False])
def test_a_click_on_a_marked_place_takes_its_tick_away(script: bool, team: Team, open_page: Open) -> None:
    page = open_page(team.held, role="reviewer", script=script)
    page.locator("mark", has_text="12 Elm Road").click()
    expect(page.get_by_role("checkbox", name="12 Elm Road")).not_to_be_checked()


def test_words_selected_with_the_mouse_are_replaced(team: Team, open_page: Open) -> None:
    page = open_page(team.held, role="reviewer")
    page.get_by_text("A commode in the way").dblclick(position={"x": 30, "y": 10})
    page.get_by_role("button", name="Replace “commode”").click()
    expect(page.locator('[data-preview="0"]')).to_have_text("A [person 1] in the way")
    expect(page.get_by_label("Also replace these words")).to_have_value("commode")


def test_what_somebody_wrote_is_never_run_as_script(open_page: Open) -> None:
    page = open_page("/learnings/new", role="member")
    page.on("dialog", lambda _: pytest.fail("a script ran"))
    page.locator("#title").fill("<img src=x onerror=alert(1)> rails")
    page.locator("#what").fill('</textarea><script>alert(2)</script> ok " onfocus=alert(3) autofocus')
    page.get_by_label("None of these").check()
    page.get_by_label("I have taken out names").check()
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.wait_for_load_state()
    assert page.locator("img, main script").count() == 0


@pytest.mark.parametrize("width", ["phone", "320"])
def test_every_target_is_large_enough_to_touch(width: str, open_page: Open) -> None:
    page = open_page("/consultations/new", width=width)
    sizes = page.eval_on_selector_all(
        "button:not(.hidden), input:not([type=hidden]), select, summary, .nav a",
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect()).map(b => [b.width, b.height])",
    )
    assert [size for size in sizes if min(size) < 24] == []


def test_a_draft_is_kept_and_gone_on_with_without_script(open_page: Open) -> None:
    page = open_page("/consultations/new", role="member", script=False)
    page.locator("#title").fill("Half a thought")
    page.get_by_role("button", name="Save as draft").click()
    page.get_by_role("link", name="Half a thought").click()
    expect(page.locator("#title")).to_have_value("Half a thought")


def test_the_page_warns_before_a_sign_in_ends(open_page: Open) -> None:
    page = open_page("/help", role="member")
    page.clock.install()
    page.goto("/learnings/new")
    expect(page.get_by_text("Your sign-in ends in")).to_be_hidden()
    page.clock.run_for(56 * 60_000)
    expect(page.get_by_text("Your sign-in ends in 4 minutes.")).to_be_visible()
    page.get_by_role("button", name="Stay signed in").click()
    expect(page.get_by_text("Your sign-in ends in")).to_be_hidden()
    page.clock.run_for(61 * 60_000)
    expect(page.get_by_text("Your sign-in has ended.")).to_be_visible()
    expect(page.get_by_role("button", name="Stay signed in")).to_be_hidden()
