import type { Staff } from '@/api-types';

const ROLE: Record<string, string> = {
  cashier: '店员',
  agent: '客服',
  manager: '店长',
  operator: '运营',
  owner: '负责人',
};

/** What a role is called: '店长'. */
export function roleName({ role }: Pick<Staff, 'role'>): string {
  return ROLE[role] ?? '店员';
}

/** Why somebody stands before the login page again; '' when nothing ended. The code comes out of an address: only known ones are said. */
export function whyLoginAgain(because: string | undefined): string {
  switch (because) {
    case 'SESSION_EXPIRED':
      return '登录到时间了，请再登录一次';
    case 'SESSION_REVOKED':
      return '这次登录在别处被退出了，请再登录一次';
    case 'SESSION_REUSED':
      return '这台设备的登录凭证在别处用过，为了安全请再登录一次，并改一下密码';
    case undefined:
      return '';
    default:
      return '请再登录一次';
  }
}
