/** The colours of the whole page. */

export type Colours = "light" | "dark" | "evening";

/**
 * All colours change in one frame. Controls fade from one colour to another where a person does something; if they faded
 * here, their old words would stand on the new ground meanwhile, and could not be read.
 */
export function setColours(colours: Colours): void {
  const root = document.documentElement;
  if (root.dataset["theme"] === colours) return;
  root.dataset["recolouring"] = "";
  root.dataset["theme"] = colours;
  void root.offsetHeight; // the browser takes the colours over now, while nothing may fade
  delete root.dataset["recolouring"];
}
