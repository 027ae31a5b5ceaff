(function () {
  var box;
  var events = new EventSource(new URL("/.underpin/events?page=" + encodeURIComponent(location.pathname), location.origin));
  events.addEventListener("reload", function () { location.reload(); });
  events.addEventListener("problems", function (event) { show(JSON.parse(event.data)); });
  function show(text) {
    if (box) { box.remove(); box = undefined; }
    if (!text) { return; }
    box = document.createElement("pre");
    box.setAttribute("role", "alert");
    box.setAttribute("tabindex", "0");
    box.textContent = text;
    // The page's policy allows no style attribute; properties set from a script
    // are not one.
    Object.assign(box.style, {
      position: "fixed", inset: "auto 0 0 0", maxHeight: "50vh", overflow: "auto", margin: "0", padding: "1rem",
      background: "#fff", color: "#14202e", borderTop: "4px solid #96401f", zIndex: "99",
      font: "14px/1.5 ui-monospace, monospace", whiteSpace: "pre", direction: "ltr", textAlign: "left"
    });
    document.body.append(box);
  }
})();
