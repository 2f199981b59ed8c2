import { isRefusal } from '@fanchang/domain';
import type { Fields } from '../outside/fields';
import { readPush } from './push-message';

function read(text: string): Fields {
  const message = readPush(text);
  if (isRefusal(message)) throw new Error(`refused: ${message.refused}`);
  return message;
}

it('reads the same from JSON and from XML, one thing or several, numbers or text', () => {
  const messages = [
    '{"MsgType":"event","CreateTime":1620973045,"List":{"TemplateId":"T","ErrorCode":"0"}}',
    '{"MsgType":"event","CreateTime":"1620973045","List":[{"TemplateId":"T","ErrorCode":0}]}',
    `<xml>
       <MsgType><![CDATA[event]]></MsgType> <CreateTime>1620973045</CreateTime>
       <List><TemplateId>T</TemplateId><ErrorCode>0</ErrorCode></List>
     </xml>`,
  ].map(read);
  for (const message of messages) {
    expect(message.text('MsgType')).toBe('event');
    expect(message.instant('CreateTime')).toBe(1_620_973_045_000);
    expect(message.list('List').map((one) => [one.text('TemplateId'), one.number('ErrorCode')])).toEqual([
      ['T', 0],
    ]);
  }
});

it('makes a list of a name that comes again in XML', () => {
  const message = read('<xml><List><A>1</A></List><List><A>2</A></List><List/></xml>');
  expect(message.list('List').map((one) => one.text('A'))).toEqual(['1', '2', null]);
});

it.each(['3705115058471208928', '"3705115058471208928"'])('keeps the digits of the order %s', (written) => {
  const message = read(`{"order_info":{"order_id":${written},"note":"写着 1234567890123456789"}}`);
  expect(message.in('order_info').text('order_id')).toBe('3705115058471208928');
  expect(message.in('order_info').text('note')).toBe('写着 1234567890123456789');
});

it('knows the entities of XML and no others', () => {
  expect(read('<xml><A>&lt;b&gt; &amp; &#x7ea2;</A></xml>').text('A')).toBe('<b> & 红');
  expect(readPush('<xml><A>&nbsp;</A></xml>')).toEqual({ refused: 'PUSH_MALFORMED' });
});

it('takes names that every object has for names like others', () => {
  const message = read('<xml><constructor>x</constructor><__proto__>y</__proto__></xml>');
  expect(message.text('constructor')).toBe('x');
  expect(message.text('__proto__')).toBe('y');
  expect(message.text('toString')).toBeNull();
});

it.each([
  '',
  'hello',
  '7',
  'null',
  '"text"',
  '[{"a":1}]',
  '<xml>text</xml>',
  '<xml/><xml/>',
  '<a><b></a></b>',
])('refuses %p', (text) => {
  expect(readPush(text)).toEqual({ refused: 'PUSH_MALFORMED' });
});
