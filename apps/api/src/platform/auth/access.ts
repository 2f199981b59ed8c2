import {
  applyDecorators,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { orRefuse, refused } from '../http/refused';
import { may, type Right } from './rights';
import type { StaffSession } from './session';
import { type Session, Sessions } from './sessions';
import { type ApiClient, Signatures } from './signature';

type Rule = { who: 'anyone' | 'shopper' | 'signed' | 'pushed' } | { who: 'staff'; right: Right };

const RULE = 'access';

/** Who may call an operation. One without a rule is refused to everyone. */
export const Anyone = () => SetMetadata(RULE, { who: 'anyone' } satisfies Rule);
export const Shoppers = () => SetMetadata(RULE, { who: 'shopper' } satisfies Rule);
/** Members of staff whose role has the right; `rights.ts` says which. */
export const Staff = (right: Right) => SetMetadata(RULE, { who: 'staff', right } satisfies Rule);
/** Platforms' callbacks: let through as they are, because each has a signature of its own that its controller checks. */
export const Pushed = () => SetMetadata(RULE, { who: 'pushed' } satisfies Rule);
/** Other systems: the request is signed, and judged before anything in it is. */
export const Signed = () =>
  applyDecorators(
    SetMetadata(RULE, { who: 'signed' } satisfies Rule),
    ApiHeader({ name: 'x-fanchang-client', required: true }),
    ApiHeader({ name: 'x-fanchang-timestamp', required: true, description: 'epoch seconds' }),
    ApiHeader({
      name: 'x-fanchang-nonce',
      required: true,
      description: '8–64 letters and digits, once',
    }),
    ApiHeader({ name: 'x-fanchang-signature', required: true }),
  );

type WithSession = FastifyRequest & {
  session?: Session;
  sessionId?: string;
  client?: ApiClient;
  rawBody?: Buffer;
};

/** The customer who is logged in; only behind `@Shoppers()`. */
export const CustomerOf = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const { session } = context.switchToHttp().getRequest<WithSession>();
  if (session?.kind !== 'shopper') throw refused('LOGIN_REQUIRED');
  return session.customerId;
});

/** The member of staff who is logged in; only behind `@Staff()`. */
export const StaffOf = createParamDecorator((_: unknown, context: ExecutionContext): StaffSession => {
  const { session } = context.switchToHttp().getRequest<WithSession>();
  if (session?.kind !== 'staff') throw refused('LOGIN_REQUIRED');
  return session;
});

/** The session the request is made in; behind `@Shoppers()` or `@Staff()`. */
export const SessionIdOf = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { sessionId } = context.switchToHttp().getRequest<WithSession>();
  if (sessionId === undefined) throw refused('LOGIN_REQUIRED');
  return sessionId;
});

/** The system whose signature the request carries; only behind `@Signed()`. */
export const ClientOf = createParamDecorator((_: unknown, context: ExecutionContext): ApiClient => {
  const { client } = context.switchToHttp().getRequest<WithSession>();
  if (client === undefined) throw refused('CLIENT_UNKNOWN');
  return client;
});

/** The one place where rights are enforced. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly signatures: Signatures,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<Rule | undefined>(RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rule === undefined) throw refused('NOT_ALLOWED');
    if (rule.who === 'anyone' || rule.who === 'pushed') return true;

    const request = context.switchToHttp().getRequest<WithSession>();
    if (rule.who === 'signed') return this.admitClient(request);
    const { session, sessionId } = this.sessionOf(request);
    if (session.kind !== rule.who) throw refused('NOT_ALLOWED');
    if (rule.who === 'staff' && session.kind === 'staff' && !may(session.role, rule.right)) {
      throw refused('NOT_ALLOWED');
    }
    request.session = session;
    request.sessionId = sessionId;
    return true;
  }

  private async admitClient(request: WithSession): Promise<boolean> {
    request.client = orRefuse(await this.signatures.check(request));
    return true;
  }

  private sessionOf(request: FastifyRequest): { session: Session; sessionId: string } {
    const header = request.headers.authorization;
    if (header === undefined || !header.startsWith('Bearer ')) throw refused('LOGIN_REQUIRED');
    const read = this.sessions.read(header.slice('Bearer '.length));
    if (read === 'expired') throw refused('SESSION_EXPIRED');
    if (read === 'revoked') throw refused('SESSION_REVOKED');
    if (read === null) throw refused('LOGIN_REQUIRED');
    return read;
  }
}
