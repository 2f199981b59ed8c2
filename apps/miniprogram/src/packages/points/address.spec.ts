import { NO_ADDRESS, addressProblem, trimmed } from './address';

const good = { name: '林小满', phone: '13800005561', region: '浙江省 杭州市', detail: '湖滨步行街 18 号' };

it('asks for what is missing, one thing at a time, in the order of the form', () => {
  expect(addressProblem(NO_ADDRESS)).toBe('请填写收货人');
  expect(addressProblem({ ...good, name: '  ' })).toBe('请填写收货人');
  expect(addressProblem({ ...good, phone: '1380000556' })).toBe('请填写 11 位手机号');
  expect(addressProblem({ ...good, phone: '23800005561' })).toBe('请填写 11 位手机号');
  expect(addressProblem({ ...good, region: ' 浙' })).toBe('请填写省市区');
  expect(addressProblem({ ...good, detail: '' })).toBe('请填写街道门牌');
  expect(addressProblem(good)).toBeNull();
});

it('sends it without the blanks around it', () => {
  expect(trimmed({ ...good, name: ' 林小满 ', phone: '13800005561 ' })).toEqual(good);
});
