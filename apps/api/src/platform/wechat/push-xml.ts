import { SaxesParser } from 'saxes';

/** What stands in an element: its text without spaces around it, or its children by name, several of one as a list. */
export type XmlValue = string | XmlValue[] | { [name: string]: XmlValue };

interface Open {
  name: string;
  text: string;
  children: Map<string, XmlValue>;
}

/** Pushes have three or four. */
const MOST_DEEP = 8;

/** The XML is not what a push may hold. */
export class PushXmlError extends Error {}

/**
 * Reads the XML of a push, `<xml><A>…</A></xml>`, into what is inside its root. Attributes and comments mean nothing
 * there; a document type is refused, and with it every entity that is declared. @throws PushXmlError
 */
export function readXml(text: string): XmlValue {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  const open: Open[] = [];
  let root: XmlValue | null = null;
  parser.on('error', () => {
    throw new PushXmlError('not XML');
  });
  parser.on('doctype', () => {
    throw new PushXmlError('a document type');
  });
  parser.on('opentag', ({ name }) => {
    if (open.length === MOST_DEEP) throw new PushXmlError('too deep');
    open.push({ name, text: '', children: new Map() });
  });
  const append = (more: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += more;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element === undefined) return;
    const value = valueOf(element);
    const parent = open.at(-1);
    if (parent === undefined) root = value;
    else add(parent.children, element.name, value);
  });
  parser.write(text).close();
  if (root === null) throw new PushXmlError('no element');
  return root;
}

function valueOf({ text, children }: Open): XmlValue {
  return children.size === 0 ? text.trim() : Object.fromEntries(children);
}

function add(children: Map<string, XmlValue>, name: string, value: XmlValue): void {
  const before = children.get(name);
  if (before === undefined) children.set(name, value);
  else if (Array.isArray(before)) before.push(value);
  else children.set(name, [before, value]);
}
