import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone } from '../platform/auth/access';
import { BRAND, SHOPS, STAFF } from './catalogue';
import { DemoPeopleDto } from './demo.dto';
import { DEMO_PASSWORD } from './demo-seed';
import { PROTAGONISTS } from './protagonists';

function shopName(key: string): string {
  return SHOPS.find((shop) => shop.key === key)?.name ?? '';
}

@ApiTags('演示')
@Controller('demo')
export class DemoController {
  /** Who can be tried with one tap. */
  @Get('people')
  @Anyone()
  people(): DemoPeopleDto {
    return {
      brandName: BRAND.name,
      people: [
        ...PROTAGONISTS.map(({ openid, nickname, label, hint }) => ({
          kind: 'shopper' as const,
          code: `demo:${openid}`,
          name: nickname,
          label,
          hint,
          account: null,
          password: null,
        })),
        ...STAFF.map(({ account, name, role, shopKey }) => ({
          kind: 'staff' as const,
          code: null,
          name,
          label: `${shopName(shopKey)}${role === 'manager' ? '店长' : '收银'}`,
          hint: role === 'manager' ? '核销，看今天的流水' : '扫码核销，两下完成',
          account,
          password: DEMO_PASSWORD,
        })),
      ],
    };
  }
}
