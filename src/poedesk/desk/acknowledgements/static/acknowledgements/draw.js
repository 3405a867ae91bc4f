// Draws a signature: lines of points from 0 to 1, kept in the field that the form sends.
const box = document.querySelector("[data-draw]");
if (box) {
  const canvas = box.querySelector("canvas");
  const field = box.querySelector("input");
  const pen = canvas.getContext("2d");
  let lines = [];
  let running = false;

  const show = () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 5;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = "#12343b";
    for (const line of lines) {
      pen.beginPath();
      line.forEach(([x, y], number) => pen[number ? "lineTo" : "moveTo"](x * canvas.width, y * canvas.height));
      if (line.length === 1) pen.lineTo(line[0][0] * canvas.width + 1, line[0][1] * canvas.height);
      pen.stroke();
    }
    field.value = lines.length ? JSON.stringify(lines) : "";
  };
  const place = (event) => {
    const edge = canvas.getBoundingClientRect();
    const part = (value) => Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4;
    return [part((event.clientX - edge.left) / edge.width), part((event.clientY - edge.top) / edge.height)];
  };

  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    running = true;
    lines.push([place(event)]);
    show();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!running) return;
    lines[lines.length - 1].push(place(event));
    show();
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { running = false; });
  box.querySelector("button").addEventListener("click", () => { lines = []; show(); canvas.focus(); });
  try {
    lines = JSON.parse(field.value || "[]");
  } catch {
    lines = [];
  }
  show();
}
