"""What is measured of a page: what lies beside the screen, and how large things are."""

from playwright.sync_api import Page

UNBROKEN = ("https://teams.example/l/meetup-join/19" + "MeetingMzQ2YjA0" * 31)[:500]
"""500 characters in which a line nowhere breaks by itself, as links of video calls are."""
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetrieb"
"""48 letters."""

# Boxes beside the screen or cut off by their surroundings, but for what may be scrolled or ends in dots.
BESIDE = """() => {
    const inside = (one) => one.closest(".vh, .skip, .sprite, .board, .filter, .bubble pre, dialog:not([open])");
    const dotted = (one) => one.closest(".cut, .dotted") ||
        getComputedStyle(one.parentElement).textOverflow === "ellipsis";
    const clips = (one) => one.clientWidth > 1 && ["hidden", "clip"].includes(getComputedStyle(one).overflowX) &&
        getComputedStyle(one).textOverflow !== "ellipsis" && one.localName !== "input";
    const name = (one) => one.tagName.toLowerCase() + [...one.classList].map((word) => `.${word}`).join("");
    const beside = [...document.body.querySelectorAll("*")]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !inside(one))
        .filter((one) => {
            const { left, right, width, height } = one.getBoundingClientRect();
            const out = (left < -0.5 || right > innerWidth + 0.5) && !dotted(one);
            const cut = clips(one) && one.scrollWidth > one.clientWidth + 1;
            return width > 0 && height > 0 && (out || cut);
        })
        .map(name);
    const wide = document.scrollingElement.scrollWidth > innerWidth ? ["the page"] : [];
    return [...wide, ...new Set(beside)];
}"""


def beside_screen(page: Page) -> list[str]:
    """What of the page is not wholly between the left and the right edge of the screen."""
    return [str(one) for one in page.evaluate(BESIDE)]
