export { ReferralModule } from './referral.module';
export { Referrals } from './referrals';
export { ReferralReviews } from './reviews';
