import { render } from "preact";
import { App } from "./shell/App";

const root = document.getElementById("app");
if (root === null) throw new Error("the page has no place for the app");
render(<App />, root);
