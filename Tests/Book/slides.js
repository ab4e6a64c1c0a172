// What does not fit on its slide, as a list of sentences. Evaluated in a page of slides by test_slides.py.
() => {
  const found = [];
  const box = (element) => element.getBoundingClientRect();
  const inner = '.words, .words > *, .words li, table, figure, figure svg, figcaption, pre code, .katex-html, h1, h2';
  for (const slide of document.querySelectorAll('section')) {
    const say = (element, problem) =>
      found.push(`slide ${slide.id}: ${element.tagName.toLowerCase()} ${element.className.baseVal ?? element.className} ${problem}`);
    const edge = box(slide);
    if (Math.abs(edge.height / edge.width - 9 / 16) > 0.01) say(slide, `is ${edge.width} × ${edge.height}`);
    const footer = box(slide.querySelector('footer'));
    for (const element of slide.querySelectorAll(inner)) {
      const { left, right, top, bottom, width, height } = box(element);
      if (width < 1 || height < 1) say(element, 'is not visible');
      if (bottom > footer.top + 1 || top < edge.top) say(element, `is ${Math.round(bottom - footer.top)} px too low`);
      if (right > edge.right - 10 || left < edge.left) say(element, `is ${Math.round(right - edge.right)} px too wide`);
      const holder = element.parentElement.closest('.words, .table, .figure');
      if (holder && right > box(holder).right + 2) say(element, 'is wider than its column');
      if (element.matches('h2') && height > 0.09 * edge.height) say(element, 'has two lines');
      if (element.matches('figure svg') && height < 0.28 * edge.height) say(element, `is only ${Math.round(height)} px high`);
    }
    for (const element of slide.querySelectorAll('td, li, p, pre code')) {
      if (parseFloat(getComputedStyle(element).fontSize) < 0.017 * edge.height) say(element, 'has small letters');
    }
  }
  return [...new Set(found)];
}
