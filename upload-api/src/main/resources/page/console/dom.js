/** An element with its properties and children; names with a dash and `role` are attributes. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) {
      continue;
    }
    if (name.includes('-') || name === 'role' || name === 'for') {
      element.setAttribute(name, value);
    } else if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else {
      element[name] = value;
    }
  }
  element.append(...children.filter(child => child !== undefined && child !== ''));
  return element;
}

/**
 * A table whose rows become cards where it is narrow.
 *
 * @param label for who cannot see it
 * @param columns the headings: texts, or elements
 * @param rows of cells, which are texts or elements
 */
export function table(label, columns, rows) {
  const head = make('thead', {}, make('tr', {}, ...columns.map(column => make('th', {scope: 'col'}, column))));
  const body = make('tbody', {}, ...rows.map(cells => make('tr', {}, ...cells.map((cell, i) =>
    make('td', {'data-label': typeof columns[i] === 'string' ? columns[i] : ''}, cell)))));
  return make('table', {'aria-label': label}, head, body);
}

/** Terms and what they are; those that are not known are left out. */
export function facts(known) {
  return make('dl', {}, ...Object.entries(known)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([term, value]) => make('div', {}, make('dt', {}, term), make('dd', {}, value))));
}
