import { Input, Text, View } from '@tarojs/components';
import type { Address } from '@/api-types';
import { platform } from '@/platform';
import './address-form.scss';

interface AddressFormProps {
  address: Address;
  onChange: (address: Address) => void;
  /** Drawn and deaf: an answer about this address is on its way. */
  locked: boolean;
}

const FIELDS = [
  { key: 'name', label: '收货人', placeholder: '姓名', longest: 32 },
  { key: 'phone', label: '手机', placeholder: '11 位手机号', longest: 11 },
  { key: 'region', label: '地区', placeholder: '省、市、区', longest: 64 },
  { key: 'detail', label: '详细地址', placeholder: '街道、门牌号', longest: 128 },
] as const;

/** Where to send a gift: four lines, or one tap where the phone keeps an address book. */
export function AddressForm({ address, onChange, locked }: AddressFormProps) {
  const choose = async (): Promise<void> => {
    const chosen = await platform.chooseAddress?.();
    if (chosen) onChange(chosen);
  };

  return (
    <View className={`address ${locked ? 'address--locked' : ''}`}>
      {platform.chooseAddress !== undefined && !locked && (
        <View className="address__book" hoverClass="address__book--pressed" onClick={() => void choose()}>
          <Text>从微信地址簿选</Text>
          <View className="address__chevron" />
        </View>
      )}
      {FIELDS.map(({ key, label, placeholder, longest }) => (
        <View className="address__row" key={key}>
          <Text className="address__label">{label}</Text>
          <Input
            className="address__input entry"
            name={key}
            type={key === 'phone' ? 'number' : 'text'}
            maxlength={longest}
            disabled={locked}
            placeholder={placeholder}
            placeholderClass="entry-placeholder"
            value={address[key]}
            onInput={(event) => onChange({ ...address, [key]: event.detail.value })}
          />
        </View>
      ))}
    </View>
  );
}
