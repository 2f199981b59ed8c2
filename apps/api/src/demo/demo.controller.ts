import type { CustomerId } from '@fanchang/domain';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Anyone, CustomerOf, Shoppers } from '../platform/auth/access';
import { DemoAccepts } from './accepts';
import { BRAND, type DemoStaff, SHOPS, STAFF } from './catalogue';
import {
  DemoAcceptDto,
  DemoAcceptedDto,
  DemoPaidDto,
  DemoPayDto,
  DemoPeopleDto,
  DemoTransferDto,
  DemoTransferredDto,
} from './demo.dto';
import { DEMO_PASSWORD } from './demo-seed';
import { DemoPayments } from './payments';
import { PROTAGONISTS } from './protagonists';
import { DemoTransfers } from './transfers';

const ROLES: Readonly<Record<DemoStaff['role'], { word: string; hint: string }>> = {
  cashier: { word: '收银', hint: '扫码核销，两下完成' },
  agent: { word: '客服', hint: '回复售后，常用的话一点就发' },
  manager: { word: '店长', hint: '核销，看今天的流水' },
};

function shopName(key: string): string {
  return SHOPS.find((shop) => shop.key === key)?.name ?? '';
}

@ApiTags('演示')
@Controller('demo')
export class DemoController {
  constructor(
    private readonly accepts: DemoAccepts,
    private readonly payments: DemoPayments,
    private readonly transfers: DemoTransfers,
  ) {}

  /** What a tap on WeChat's "allow" does, for previews that have no WeChat: the sandbox is told, and pushes it to us. */
  @Post('accept')
  @ApiBearerAuth()
  @Shoppers()
  @HttpCode(200)
  async accept(
    @CustomerOf() customerId: CustomerId,
    @Body() { templateIds }: DemoAcceptDto,
  ): Promise<DemoAcceptedDto> {
    await this.accepts.accept(customerId, templateIds);
    return { accepted: templateIds.length };
  }

  /** What paying in WeChat Pay's sheet does, for previews that have no WeChat: the sandbox is told, and notifies us. */
  @Post('pay')
  @ApiBearerAuth()
  @Shoppers()
  @HttpCode(200)
  async pay(@CustomerOf() customerId: CustomerId, @Body() { payNo }: DemoPayDto): Promise<DemoPaidDto> {
    await this.payments.pay(customerId, payNo);
    return { paid: true };
  }

  /** What a tap on WeChat's "take the transfer" does, for previews that have no WeChat: the sandbox is told, and notifies us. */
  @Post('transfer')
  @ApiBearerAuth()
  @Shoppers()
  @HttpCode(200)
  async transfer(@Body() { package: packageInfo }: DemoTransferDto): Promise<DemoTransferredDto> {
    await this.transfers.confirm(packageInfo);
    return { confirmed: true };
  }

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
          label: `${shopName(shopKey)}${ROLES[role].word}`,
          hint: ROLES[role].hint,
          account,
          password: DEMO_PASSWORD,
        })),
      ],
    };
  }
}
