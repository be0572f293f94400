// Before the first paint, so that nobody who likes it dark sees a white flash. The app takes over afterwards.
{
  let chosen = null;
  try {
    chosen = localStorage.getItem("fe.theme");
  } catch {
    // storage is forbidden: follow the system
  }
  const dark =
    chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}
