"""What is measured of a page: what lies beside the screen, and how large things are."""

from playwright.sync_api import Locator, Page

from tests.browser.looks.test_looks import settle

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


# Boxes of which a finger has less than 44 pixels across or down, through their middle; links within texts are words.
SMALL = """() => {
    const within = ".bubble, .plain, .rich, .skip, .scrim, .tools";
    const all = document.querySelectorAll("a[href], button, input, textarea, select, summary, [role=option]");
    const layer = document.querySelector("dialog[open], .details") ?? document;
    return [...all].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(within))
        .filter((one) => layer.contains(one))
        .filter((one) => {
            const label = one.closest("label");
            (label ?? one).scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
            const box = (one.matches("[type=checkbox], [type=radio]") ? label : one).getBoundingClientRect();
            const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
            const holds = (across, down) => {
                const hit = document.elementFromPoint(x + across, y + down);
                return hit !== null && (one.contains(hit) || label?.contains(hit));
            };
            const reach = (across, down) => {
                let far = 0;
                while (far < 43 && holds(across * (far + 1), down * (far + 1))) far++;
                return far;
            };
            return reach(1, 0) + reach(-1, 0) < 43 || reach(0, 1) + reach(0, -1) < 43;
        })
        .map((one) => `${one.localName} ${one.className} ${one.ariaLabel ?? one.textContent}`);
}"""


def too_small_for_a_finger(page: Page) -> list[str]:
    """What can be pressed and is less than 44 pixels high or wide."""
    return [str(one) for one in page.evaluate(SMALL)]


# Buttons on the screen that are filled with the accent and can be pressed.
FILLED = """() => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.background = "var(--accent)";
    const accent = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return [...document.querySelectorAll(".btn")].filter((one) => {
        const { top, bottom, left, right } = one.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const isSeen = one.checkVisibility() && one.contains(document.elementFromPoint(x, y));
        return isSeen && getComputedStyle(one).backgroundColor === accent;
    }).map((one) => one.textContent.replaceAll("\u00a0", " "));
}"""


def filled_buttons(page: Page) -> list[str]:
    """The words of the main buttons that one sees: one at most, or none is the main one."""
    settle(page)
    return [str(one) for one in page.evaluate(FILLED)]


def overlap(one: Locator, other: Locator) -> bool:
    """Whether two boxes of the screen cover each other."""
    a, b = one.bounding_box(), other.bounding_box()
    assert a is not None
    assert b is not None
    across = a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
    return across and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]
