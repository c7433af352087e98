// A new take on the wall as soon as it has its verdict.
let takes = null;
document.addEventListener("counts", (event) => {
  if (takes !== null && takes !== event.detail.takes) { location.reload(); }
  takes = event.detail.takes;
});
