// What a person could read on a page, taken from its tree. Runs in a world of its own, where no script of the page has changed
// what an array or a string does. The trees below shadow hosts and inside frames of the same origin are read where they are shown.
(() => {
  const UNREAD = new Set(["script", "style", "noscript", "template"]); // for whether the text has settled
  const UNSEEN = new Set(["noscript", "template"]); // for what is kept; scripts may hold dates and data
  const FRAMES = new Set(["iframe", "frame"]);

  // By the getters themselves: <input name=childNodes> hides that of its form, and <img name=readyState> that of the document.
  const getter = (type, name) => {
    const get = Object.getOwnPropertyDescriptor(type.prototype, name).get;
    return (node) => get.call(node);
  };
  const childNodes = getter(Node, "childNodes");
  const nodeType = getter(Node, "nodeType");
  const readyState = getter(Document, "readyState");
  const localName = getter(Element, "localName");
  const shadowRoot = getter(Element, "shadowRoot");
  const name = (node) => (nodeType(node) === Node.ELEMENT_NODE ? localName(node) : "");

  function children(node) {
    if (name(node) === "slot" && node.assignedNodes().length) return node.assignedNodes();
    if (FRAMES.has(name(node))) return node.contentDocument?.body ? childNodes(node.contentDocument.body) : [];
    return childNodes((name(node) && shadowRoot(node)) || node);
  }

  // Without recursion, which a page nested deeply enough would bring to its end.
  function walk(root, begun, visit, left) {
    const rest = [[root, begun]];
    while (rest.length) {
      const [node, mine] = rest.pop();
      for (const child of children(node)) {
        if (!left.has(name(child))) rest.push([child, visit(child, mine)]);
      }
    }
  }

  function look() {
    let size = 0;
    let hash = 0;
    walk(document, null, (node) => {
      if (nodeType(node) !== Node.TEXT_NODE) return;
      const text = node.data.trim();
      size += text.length;
      for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) | 0;
    }, UNREAD);
    return { loading: readyState(document) === "loading", size, hash };
  }

  // The copy lives in a document without a window: nothing in it runs, and no element of the page is told.
  function take(limit) {
    const inert = new DOMParser().parseFromString("<!DOCTYPE html>", "text/html");
    const root = inert.createElement("div");
    walk(document, root, (node, parent) => {
      if (nodeType(node) === Node.DOCUMENT_TYPE_NODE) return null;
      const twin = FRAMES.has(name(node)) ? inert.createElement("div") : inert.importNode(node, false);
      Node.prototype.appendChild.call(parent, twin);
      return twin;
    }, UNSEEN);
    const html = `<!DOCTYPE html>\n${root.innerHTML}`;
    return { url: location.href, html: html.length > limit ? null : html };
  }

  return { look, take };
})()
