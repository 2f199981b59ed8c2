/* Generated from openapi.json by scripts/contract.mjs; do not edit. */
export interface paths {
    "/staff/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to whom, newest first. */
        get: operations["Audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logs a shopper in by WeChat's one-time code; whoever is new becomes a customer. */
        post: operations["Login_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The next two tokens, for a refresh token that was not used before. One used twice ends the session. */
        post: operations["Login_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session the request is made in. */
        post: operations["Login_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the shopper is to us. */
        get: operations["Account_profile"];
        put?: never;
        /** Changes the name or the picture; what is left out stays. */
        post: operations["Account_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the phone number behind the button's code the shopper's; what was bought under it is theirs, too. */
        post: operations["Account_phone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/orders/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claims an order of a shop that masks its buyers, by its number and the last four digits of the phone. */
        post: operations["Account_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/customers/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds customers by a whole phone number, or by an order's number. */
        post: operations["Merge_find"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/customers/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Joins two customers who are one person. Asked again it changes nothing. */
        post: operations["Merge_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/customers/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was merged into or out of a customer. */
        get: operations["Merge_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/customers/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Parts what a merge joined; what came since stays with who went on. Asked again it changes nothing. */
        post: operations["Merge_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells up to 500 order events. Signed: `x-fanchang-signature` is the hex HMAC-SHA256, with the client's secret, of
         *     timestamp, newline, nonce, newline, raw body. Each event is stored once; the answer has one result per event.
         */
        post: operations["OpenOrders_tell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/push/weixin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** WeChat checks the address when it is set up. */
        get: operations["MiniProgram_echo"];
        put?: never;
        /** Takes an event: subscriptions, withdrawn authorisations, checked pictures. Others are answered and counted. */
        post: operations["MiniProgram_push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/push/wecom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** WeCom checks the address when it is set up. */
        get: operations["Wecom_echo"];
        put?: never;
        /** Takes an event: a customer who added a member of staff. Others are answered and counted. */
        post: operations["Wecom_push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to ask for, and how much of it is left. */
        get: operations["Subscriptions_list"];
        put?: never;
        /** What the shopper answered when the page asked. */
        post: operations["Subscriptions_tell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/push/douyin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes messages about orders and refunds; the orders are pulled a moment later. Other tags are answered and counted.
         *     One message that cannot be understood harms no other: those are kept, and the answer names it, so that all come again.
         */
        post: operations["Douyin_push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/push/weixin-shop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** WeChat checks the address when it is set up. */
        get: operations["WeixinShop_echo"];
        put?: never;
        /** Takes an event about an order or an after-sale; the order is pulled a moment later. Others are answered and counted. */
        post: operations["WeixinShop_push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open/interactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells up to 500 interactions. Signed as `/open/orders` is. Each is stored once; the answer has one result each. */
        post: operations["Live_tell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells up to 200 products as they are now. Signed as `/open/orders` is. Of one product, what was said last counts. */
        post: operations["OpenProducts_tell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a photo: JPEG, PNG or WebP, up to 10 MB. Unused for a day, it is removed. */
        post: operations["Photos_mine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** As a shopper's, for an agent's answer. */
        post: operations["Photos_staffs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/photos/{photoNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A photo, for whoever was shown its address. */
        get: operations["Photos_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logs a member of staff in to one of their shops; the session knows the shop and their role there. */
        post: operations["Staff_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The next two tokens, for a refresh token that was not used before. One used twice ends the session. */
        post: operations["Staff_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session the request is made in. */
        post: operations["Staff_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is logged in, where, what they may do, and where else they work. */
        get: operations["Staff_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is logged in, the latest used first. */
        get: operations["OwnAccount_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/sessions/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends one of one's own sessions: a tablet that was lost. */
        post: operations["OwnAccount_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a new password and ends every other session. */
        post: operations["OwnAccount_changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/totp/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A secret for an authenticator, shown this once. It counts from when a code has confirmed it. */
        post: operations["OwnAccount_setUpTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnAccount_confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/totp/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logging in asks for no code any more. */
        post: operations["OwnAccount_removeTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Members_shops"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody, those who came first first. */
        get: operations["Members_page"];
        put?: never;
        post: operations["Members_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/members/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a role in a shop, or takes it. Ends the member's sessions in that shop. */
        post: operations["Members_setRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/members/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a member in no more, and ends their sessions. */
        post: operations["Members_deactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/members/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Members_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/members/{id}/totp/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For who has lost the authenticator: logging in asks for no code until they set one up again. */
        post: operations["Members_resetTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/members/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For who has forgotten the password. */
        post: operations["Members_setPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/members/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a member is logged in. */
        get: operations["Members_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/members/{id}/sessions/{sessionId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Members_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/members/{id}/sessions/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends all of a member's sessions. */
        post: operations["Members_revokeAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/verifications/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a scanned or typed coupon is, and what it is worth on this bill. Uses nothing. */
        post: operations["Verification_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uses the coupon, once. The same request again gives the same receipt. */
        post: operations["Verification_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/verifications/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's verifications of today, newest first. */
        get: operations["Verification_today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/verifications/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undoes a verification of the own shop, within 30 minutes: the shopper has the coupon again. */
        post: operations["Verification_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/coupons/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a coupon was given, in full, and every step since: who, where, when. Only of coupons shown in the own shop. */
        get: operations["CouponHistory_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open/coupons/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the bill comes to with these coupons; without codes, which the buyer has and what each takes off. */
        post: operations["Checkout_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open/coupons/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps coupons for an order while it is paid, all or none. The same order may hold again. */
        post: operations["Checkout_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open/coupons/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uses what the order holds: it is paid. */
        post: operations["Checkout_redeem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open/coupons/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Before redeeming: lets the coupons go. After: gives them back as their templates say. */
        post: operations["Checkout_giveBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mall/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What points can be redeemed for, and why not. */
        get: operations["Mall_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mall/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One item, with what it gives and the rules. */
        get: operations["Mall_item"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mall/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the shopper redeemed and was given, newest first. */
        get: operations["MallOrders_list"];
        put?: never;
        /** Redeems points for an item. The same request again gives the same order. */
        post: operations["MallOrders_redeem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mall/orders/{orderNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MallOrders_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mall/orders/{orderNo}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where to ship to; may be changed as long as nothing was shipped. */
        post: operations["MallOrders_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mall/orders/{orderNo}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Calls it off before it is shipped; the points come back. */
        post: operations["MallOrders_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mall/orders/{orderNo}/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The parcel has arrived. */
        post: operations["MallOrders_received"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/mall/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders in one state; by default those to be shipped, oldest first. */
        get: operations["StaffMallOrders_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/mall/orders/{orderNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order, with the whole address while it is to be shipped. Who looked is on record. */
        get: operations["StaffMallOrders_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/mall/orders/{orderNo}/ship": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The parcel is on its way. */
        post: operations["StaffMallOrders_ship"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/mall/orders/{orderNo}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Calls an order off that cannot be delivered; the points come back. */
        post: operations["StaffMallOrders_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/payments/{payNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A payment, as far as we know. */
        get: operations["Payments_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/payments/{payNo}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks WeChat: whether it is paid, or, where that failed before, for what the phone pays it with. */
        post: operations["Payments_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/cash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cash the shopper was given, newest first. */
        get: operations["Cash_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/cash/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claims it; the phone then takes it with `confirm`, within 24 hours. Again: the same offer. */
        post: operations["Cash_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/cash/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks WeChat whether it has been taken. */
        post: operations["Cash_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/payments/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Money that does not add up, newest first. */
        get: operations["PaymentAlarms_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/push/weixin-pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes what became of payments, refunds and transfers; others are answered and counted. A notice that comes again, late
         *     or before the answer to our own question changes nothing that is decided.
         */
        post: operations["PayNotices_push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/group-buys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Activities that run, and those that will soon. */
        get: operations["GroupBuys_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/group-buys/teams/{teamNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A team, for whoever has its link. */
        get: operations["GroupBuys_team"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/group-buys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One activity with its rules, whatever its state. */
        get: operations["GroupBuys_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/group-buys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An activity, and why no team can be opened, if none can. */
        get: operations["MyTeams_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/group-buys/{key}/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a team. Where a seat costs something, with what the phone pays with. The same request again is the same team. */
        post: operations["MyTeams_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams the shopper leads, sits or sat in, newest first. */
        get: operations["MyTeams_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/teams/{teamNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Any team, as the shopper stands to it. */
        get: operations["MyTeams_team"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/teams/{teamNo}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a seat; the last one fills the team. Where it costs something, with what the phone pays with. */
        post: operations["MyTeams_join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/teams/{teamNo}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the seat back before the team is full. The leader's leaving ends the team. */
        post: operations["MyTeams_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/group-buys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every activity, and what became of its teams. */
        get: operations["StaffGroupBuys_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/group-buys/{key}/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams of an activity, in one state or all, newest first. */
        get: operations["StaffGroupBuys_teams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/teams/{teamNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One team: who sits in it, and what they paid. */
        get: operations["StaffGroupBuys_team"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/group-buys/{key}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Calls an activity off: its open teams end, their people are told, and money goes back. */
        post: operations["StaffGroupBuys_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shopper's invitation: code, what each gets, the rules, and what has come of it. */
        get: operations["MyInvitations_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/invitation/image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The mini-program code that opens it, a picture. */
        get: operations["MyInvitations_image"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Friends who accepted, newest first, and how far each is. */
        get: operations["MyInvitations_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/invitations/accepted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose invitation the shopper accepted, and how far it is. */
        get: operations["MyInvitations_accepted"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accepts an invitation. The same again is the same answer; the first one binds, and stays. */
        post: operations["MyInvitations_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a friend sees before logging in: who invites, what both get, the rules. */
        get: operations["InvitationLanding_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who invited whom, newest first. */
        get: operations["StaffReferrals_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/referrals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One, with what makes it look wrong. */
        get: operations["StaffReferrals_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/referrals/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides over one that is flagged; on record. Rewards follow at once. */
        post: operations["StaffReferrals_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Asked and answered, newest first. */
        get: operations["MySurveys_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/surveys/{surveyNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One, with what was said so far. */
        get: operations["MySurveys_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/surveys/{surveyNo}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Saves what was said so far, to go on later. The last save counts. */
        post: operations["MySurveys_save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/surveys/{surveyNo}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers, once. The same request again is the same answer; points follow at once. */
        post: operations["MySurveys_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/surveys/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Satisfaction (CSAT) and recommendation (NPS), each with its 95 % interval. */
        get: operations["StaffSurveys_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/surveys/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every answer, newest first. Words and photos are shown once WeChat's content safety let them pass. */
        get: operations["StaffSurveys_answers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest first. */
        get: operations["MyTickets_list"];
        put?: never;
        /** Says what is wrong, with an order or without. The same request again is the same ticket. */
        post: operations["MyTickets_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/tickets/{ticketNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A conversation: what was said after a message, up to a hundred at once. */
        get: operations["MyTickets_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/tickets/{ticketNo}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says more; what was resolved is taken up again. The same request again is the same message. */
        post: operations["MyTickets_say"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/tickets/{ticketNo}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has read up to a message. */
        post: operations["MyTickets_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/tickets/{ticketNo}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says how it was, once it is resolved; once. */
        post: operations["MyTickets_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be done: live orders first, then whose promise is up first. */
        get: operations["StaffTickets_list"];
        put?: never;
        /** Opens one for a shopper who called or wrote elsewhere. */
        post: operations["StaffTickets_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/tickets/{ticketNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A conversation, internal notes too. */
        get: operations["StaffTickets_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/tickets/{ticketNo}/story": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happened to it. */
        get: operations["StaffTickets_story"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/tickets/{ticketNo}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers the shopper; whoever answers what nobody has, has it from then on. */
        post: operations["StaffTickets_say"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/tickets/{ticketNo}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A note for colleagues. */
        post: operations["StaffTickets_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/tickets/{ticketNo}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has read up to a message. */
        post: operations["StaffTickets_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/tickets/{ticketNo}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives it to somebody, or back to those nobody has. */
        post: operations["StaffTickets_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/tickets/{ticketNo}/kind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is of another kind. */
        post: operations["StaffTickets_rekind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/tickets/{ticketNo}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It goes on in another ticket of the same shopper. */
        post: operations["StaffTickets_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/tickets/{ticketNo}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolved; the shopper is asked how it was. */
        post: operations["StaffTickets_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/tickets/{ticketNo}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Taken up again. */
        post: operations["StaffTickets_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/desks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every desk. */
        get: operations["CareDesk_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/desks/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own desk. */
        get: operations["CareDesk_mine"];
        put?: never;
        /** Takes tickets from now on, or takes none. */
        post: operations["CareDesk_turn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/desks/{staffId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets somebody's desk up; on record. */
        post: operations["CareDesk_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prepared answers that fit the words, the best first. */
        get: operations["CareDesk_search"];
        put?: never;
        /** Writes a prepared answer; the same key is the same answer, said anew. */
        post: operations["CareDesk_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/tickets/{ticketNo}/compensations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a coupon or points in a ticket: within one's limit at once, else a manager is asked. */
        post: operations["CareDesk_compensate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/compensations/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one may give. */
        get: operations["CareDesk_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/compensations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was given or asked for, newest first; agents see their own. */
        get: operations["CareDesk_compensated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/compensations/{compensationNo}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives what an agent asked for, or does not; once. */
        post: operations["CareDesk_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The growth archive: totals, ladders with what would be lost, coupons to use today. */
        get: operations["Archive_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/story": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened between the shopper and the brand, newest first. */
        get: operations["Archive_story"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders of all channels, newest first. */
        get: operations["Orders_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order: what is in it, what it cost, where it is, and what it counts for. */
        get: operations["Orders_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every purpose with what it is for and how it stands. */
        get: operations["Privacy_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/privacy/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees to the privacy agreement that was read. */
        post: operations["Privacy_agree"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/privacy/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives or withdraws one consent. */
        post: operations["Privacy_setConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/privacy/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked for, newest first. */
        get: operations["Privacy_listExports"];
        put?: never;
        /** Asks for everything that is known about the shopper; it is put together in the background. Once a day. */
        post: operations["Privacy_askExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/privacy/exports/{no}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ZIP, for seven days. */
        get: operations["Privacy_exportFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/privacy/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes the account: everything that says who the shopper is goes, the books stay. There is no way back. */
        post: operations["Privacy_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/demo/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a tap on WeChat's "allow" does, for previews that have no WeChat: the sandbox is told, and pushes it to us. */
        post: operations["Demo_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/demo/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What paying in WeChat Pay's sheet does, for previews that have no WeChat: the sandbox is told, and notifies us. */
        post: operations["Demo_pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/demo/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a tap on WeChat's "take the transfer" does, for previews that have no WeChat: the sandbox is told, and notifies us. */
        post: operations["Demo_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/demo/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can be tried with one tap. */
        get: operations["Demo_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shopper's coupons, a tab at a time. */
        get: operations["Wallet_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/coupons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One coupon with its code and the reason it was given. */
        get: operations["Wallet_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/coupons/{id}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the QR shows for the next 60 seconds. */
        post: operations["Wallet_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the shopper can spend, what is on its way, what ends when, and by which rules. */
        get: operations["Points_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/points/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happened to the shopper's points, newest first. */
        get: operations["Points_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What we told the shopper, newest first. */
        get: operations["Inbox_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/inbox/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of it is unread. */
        get: operations["Inbox_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/inbox/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks messages as read. */
        post: operations["Inbox_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AuditEntryDto: {
            /** @description Its place in the chain. */
            seq: number;
            /** Format: date-time */
            at: string;
            actorKind: string;
            actorId: string;
            action: string;
            subject: string;
            /** @description JSON: ids, codes and counts. */
            detail: string;
            hash: string;
        };
        AuditPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["AuditEntryDto"][];
            nextCursor: string | null;
        };
        LoginDto: {
            /** @description The one-time code of `wx.login`. */
            code: string;
            /** @description What the phone calls itself, for a list of sessions. */
            device?: string;
        };
        PersonDto: {
            id: string;
            nickname: string;
        };
        LoginResultDto: {
            person: components["schemas"]["PersonDto"];
            /** @description Goes into `Authorization: Bearer …`. */
            accessToken: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Good for one refresh. Used a second time it ends the session. */
            refreshToken: string;
            /**
             * Format: date-time
             * @description When the session ends unless it is refreshed before.
             */
            refreshExpiresAt: string;
        };
        RefreshDto: {
            refreshToken: string;
        };
        SessionsEndedDto: {
            /** @description How many sessions have ended. */
            ended: number;
        };
        ProfileDto: {
            id: string;
            nickname: string;
            /** @description The picture as a data address; null where none was chosen. */
            avatar: string | null;
            /** @description `138****1234`; null where none is known. */
            phone: string | null;
            /**
             * Format: date-time
             * @description ISO with the business zone's offset.
             */
            joinedAt: string;
        };
        AvatarDto: {
            /** @enum {string} */
            type: "image/jpeg" | "image/png" | "image/webp";
            /** @description Base64; at most 200 KB of picture. */
            data: string;
        };
        ProfileChangeDto: {
            nickname?: string;
            avatar?: components["schemas"]["AvatarDto"];
        };
        PhoneDto: {
            /** @description The one-time code of the phone button (`getPhoneNumber`). */
            code: string;
        };
        TokensDto: {
            /** @description Goes into `Authorization: Bearer …`. */
            accessToken: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Good for one refresh. Used a second time it ends the session. */
            refreshToken: string;
            /**
             * Format: date-time
             * @description When the session ends unless it is refreshed before.
             */
            refreshExpiresAt: string;
        };
        PhoneResultDto: {
            profile: components["schemas"]["ProfileDto"];
            /** @description Orders under this phone were known already and are the shopper's now. */
            merged: boolean;
            /** @description To go on with, where the shopper goes on as an older customer of ours. */
            tokens: components["schemas"]["TokensDto"] | null;
        };
        ClaimDto: {
            /** @description As the shop's own app shows it. */
            orderNo: string;
            /** @description Last four digits of the phone the order was sent to. */
            phoneTail: string;
        };
        ClaimResultDto: {
            orderNo: string;
            /** @description Orders that are the shopper's now and were not before. */
            claimedOrders: number;
            /** @description To go on with, where the shopper goes on as an older customer of ours. */
            tokens: components["schemas"]["TokensDto"] | null;
        };
        FindCustomersDto: {
            /** @description A whole phone number. */
            phone?: string;
            orderNo?: string;
        };
        FoundCustomerDto: {
            id: string;
            nickname: string;
            /** @description `138****1234`; null where none is known. */
            phone: string | null;
            /** @description How they are known: openid, unionid, phone, douyin, wecom, external. */
            knownBy: string[];
            orders: number;
            /**
             * Format: date-time
             * @description ISO with the business zone's offset.
             */
            joinedAt: string;
        };
        FoundCustomersDto: {
            /** @description At most 20. */
            items: components["schemas"]["FoundCustomerDto"][];
        };
        MergeDto: {
            customerId: number;
            /** @description Who is the same person. */
            otherId: number;
        };
        MergedDto: {
            /** @description Who goes on: the older record, whichever was named first. */
            customerId: string;
        };
        CustomerMergeDto: {
            id: string;
            survivorId: string;
            mergedId: string;
            /** @enum {string} */
            reason: "claim" | "phone" | "staff" | "unionid" | "wecom";
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            undoneAt: string | null;
        };
        CustomerMergesDto: {
            /** @description Newest first, at most 50. */
            items: components["schemas"]["CustomerMergeDto"][];
        };
        BuyerDto: {
            /**
             * @description How the buyer is known: openid, unionid, phone, 抖店 open id, or the source's own customer number.
             * @enum {string}
             */
            kind: "douyin" | "external" | "openid" | "phone" | "unionid";
            value: string;
            nickname?: string;
        };
        OrderLineDto: {
            /** @description Names the line within its order; the same key again replaces it. */
            lineKey: string;
            productId: string;
            title: string;
            category?: string;
            quantity: number;
            /** @description Paid for the whole line, fen. */
            amountFen: number;
        };
        ParcelSaidDto: {
            trackingNo: string;
            carrier?: string;
            /**
             * @description Left out, an order that was shipped was picked up, and one that moved is on its way.
             * @enum {string}
             */
            stage?: "arrived" | "delivering" | "held-up" | "moving" | "picked-up" | "signed";
            /** @description Town or depot. */
            place?: string;
            words?: string;
            /**
             * Format: date-time
             * @description When the carrier expects to deliver, ISO 8601 with an offset.
             */
            expectedAt?: string;
        };
        OrderEventDto: {
            /** @description Unique at the sender; sent again it changes nothing. */
            eventId: string;
            /** @enum {string} */
            kind: "order.closed" | "order.completed" | "order.moved" | "order.paid" | "order.refunded" | "order.shipped" | "order.signed" | "refund.unlinked";
            /** @description Order number as text; only `refund.unlinked` has none. */
            orderNo?: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 with an offset, e.g. 2026-09-02T20:15:00+08:00.
             */
            happenedAt: string;
            /** @description Absent when the source masks the buyer. A refund without an order must name one. */
            buyer?: components["schemas"]["BuyerDto"] | null;
            /** @description Paid for the order, fen. Needed with `order.paid` unless lines are given, whose sum it then is. */
            paidFen?: number;
            /** @description Price before discounts, fen. */
            listFen?: number;
            lines?: components["schemas"]["OrderLineDto"][];
            /** @description This refund alone, fen; several of one order add up. */
            refundFen?: number;
            /** @description Refunded on the order so far, fen; the largest said counts. */
            refundedTotalFen?: number;
            /** @description The whole order is refunded. */
            whole?: boolean;
            /** @description What the carrier says of one parcel; needed with `order.moved`. */
            parcel?: components["schemas"]["ParcelSaidDto"];
            liveSession?: string;
            liveRoom?: string;
            /** @description Last four digits of the receiver's phone, where the rest is masked: a shopper who knows them claims the order. */
            phoneTail?: string;
        };
        OrderBatchDto: {
            /** @description 1 to 500 order events; each is judged by itself. */
            events: components["schemas"]["OrderEventDto"][];
        };
        EventResultDto: {
            /** @description null: it had none that could be read. */
            eventId: string | null;
            /**
             * @description new: stored; duplicate: known already; conflict: known with other content; rejected: not understood.
             * @enum {string}
             */
            result: "conflict" | "duplicate" | "new" | "rejected";
            code: string | null;
            message: string | null;
        };
        OrderBatchResultDto: {
            results: components["schemas"]["EventResultDto"][];
        };
        SubscriptionDto: {
            /**
             * @description Our own name of it.
             * @enum {string}
             */
            name: "benefit" | "order" | "service";
            /** @description What `wx.requestSubscribeMessage` is called with. */
            templateId: string;
            /** @description How many messages the shopper still takes. */
            left: number;
        };
        SubscriptionsDto: {
            /** @description Those this brand uses, in the order they should be asked for. */
            templates: components["schemas"]["SubscriptionDto"][];
        };
        SubscriptionsToldDto: {
            /** @description What `wx.requestSubscribeMessage` answered, by template id. */
            results: {
                [key: string]: "accept" | "ban" | "filter" | "reject";
            };
            /** @description Names this tap; told again it changes nothing. */
            requestKey: string;
        };
        DouyinAnswerDto: {
            /** @enum {integer} */
            code: 0;
            /** @enum {string} */
            msg: "success";
        };
        InteractionDto: {
            /** @description Unique at the sender, order events included; sent again it changes nothing. */
            eventId: string;
            /** @enum {string} */
            kind: "asked" | "commented" | "gifted" | "liked" | "shared" | "watched";
            /**
             * Format: date-time
             * @description ISO 8601 with an offset, e.g. 2026-09-02T20:15:00+08:00.
             */
            happenedAt: string;
            buyer: components["schemas"]["BuyerDto"];
            liveSession?: string;
            /** @description How long they watched. */
            seconds?: number;
            /** @description What they said. */
            text?: string;
        };
        InteractionBatchDto: {
            /** @description 1 to 500 interactions; each is judged by itself. */
            events: components["schemas"]["InteractionDto"][];
        };
        InteractionBatchResultDto: {
            results: components["schemas"]["EventResultDto"][];
        };
        ProductDto: {
            /** @description As orders name it. */
            productId: string;
            title: string;
            category?: string;
            /** @description An https address, or the name of a drawing of the mini-program. */
            picture?: string;
            /** @description What the host said of it in the live. */
            hostSaid?: string;
            /** @description Tips for use, a sentence each. */
            tips?: string[];
            /** @description How long one lasts, days. */
            useDays?: number;
            /**
             * Format: date-time
             * @description When this was said, ISO 8601 with an offset: of several, the latest counts.
             */
            saidAt: string;
        };
        ProductBatchDto: {
            /** @description 1 to 200 products; each is judged by itself. */
            products: components["schemas"]["ProductDto"][];
        };
        ProductResultDto: {
            productId: string | null;
            /**
             * @description `older`: something later was said before, and stays.
             * @enum {string}
             */
            result: "kept" | "older" | "rejected";
            code: string | null;
            message: string | null;
        };
        ProductBatchResultDto: {
            results: components["schemas"]["ProductResultDto"][];
        };
        PhotoDto: {
            photoNo: string;
            /**
             * @description `checking` is shown to its sender only, `refused` to nobody.
             * @enum {string}
             */
            state: "checking" | "held" | "passed" | "refused" | "storing";
            /** @description Below the API's address; good for an hour. Null where the reader may not see it. */
            path: string | null;
            width: number;
            height: number;
        };
        StaffLoginDto: {
            account: string;
            password: string;
            /** @description Six digits of the authenticator, when the answer was `TOTP_REQUIRED`. */
            totp?: string;
            /** @description Where to work; without it the first of one's shops. */
            shopId?: number;
            /** @description What the device calls itself, for the list of sessions. */
            device?: string;
        };
        StaffPersonDto: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "agent" | "cashier" | "manager" | "operator" | "owner";
            /** @description What the role may do: pages show what somebody may, the API refuses the rest whatever a page shows. */
            rights: ("account.own" | "answers.write" | "audit.read" | "care.answer" | "care.manage" | "coupon.history" | "coupon.undo" | "coupon.verify" | "gift.ship" | "group-buy.manage" | "group-buy.read" | "payment.read" | "people.merge" | "privacy.handle" | "referral.read" | "referral.review" | "staff.manage" | "survey.read")[];
            shopId: string;
            shopName: string;
        };
        StaffPlaceDto: {
            shopId: string;
            shopName: string;
            /** @enum {string} */
            role: "agent" | "cashier" | "manager" | "operator" | "owner";
        };
        StaffLoginResultDto: {
            /** @description Goes into `Authorization: Bearer …`. */
            accessToken: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Good for one refresh. Used a second time it ends the session. */
            refreshToken: string;
            /**
             * Format: date-time
             * @description When the session ends unless it is refreshed before.
             */
            refreshExpiresAt: string;
            staff: components["schemas"]["StaffPersonDto"];
            places: components["schemas"]["StaffPlaceDto"][];
        };
        StaffMeDto: {
            staff: components["schemas"]["StaffPersonDto"];
            places: components["schemas"]["StaffPlaceDto"][];
            /** @description Whether logging in asks for a code of the authenticator. */
            totpOn: boolean;
        };
        OwnSessionDto: {
            id: string;
            shopName: string;
            /** @description What the device called itself at login. */
            device: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            usedAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description The session this request was made in. */
            isThis: boolean;
        };
        OwnSessionListDto: {
            items: components["schemas"]["OwnSessionDto"][];
        };
        ChangePasswordDto: {
            oldPassword: string;
            newPassword: string;
        };
        TotpSetUpDto: {
            /** @description For the authenticator's QR code: `otpauth://totp/…`. */
            uri: string;
            /** @description The same secret to be typed, base32. */
            secret: string;
        };
        TotpCodeDto: {
            code: string;
        };
        TotpStateDto: {
            totpOn: boolean;
        };
        PasswordDto: {
            password: string;
        };
        ShopDto: {
            id: string;
            shopKey: string;
            name: string;
        };
        ShopListDto: {
            items: components["schemas"]["ShopDto"][];
        };
        MemberDto: {
            id: string;
            account: string;
            name: string;
            active: boolean;
            totpOn: boolean;
            places: components["schemas"]["StaffPlaceDto"][];
        };
        MemberPageDto: {
            items: components["schemas"]["MemberDto"][];
            nextCursor: string | null;
        };
        AddMemberDto: {
            account: string;
            name: string;
            /** @description To begin with; they change it themselves. */
            password: string;
            shopId: number;
            /** @enum {string} */
            role: "agent" | "cashier" | "manager" | "operator" | "owner";
        };
        AddedMemberDto: {
            id: string;
        };
        SetRoleDto: {
            shopId: number;
            /**
             * @description Left out: no role in this shop any more.
             * @enum {string}
             */
            role?: "agent" | "cashier" | "manager" | "operator" | "owner";
        };
        NewPasswordDto: {
            password: string;
        };
        QuoteRequestDto: {
            /** @description The scanned QR, the twelve digits, or the ticket of an earlier quote. */
            proof: string;
            /** @description The bill, fen; null before it is typed. */
            billFen?: number | null;
        };
        CouponDto: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "cash" | "gift" | "member" | "percent";
            /** @description What remains to pay, ten-thousandths (9折 = 9000); percent and member-price coupons. */
            rateBasisPoints: number | null;
            /** @description Taken off, fen; cash coupons. */
            offFen: number | null;
            giftName: string | null;
            /** @description The most a percent coupon takes off, fen. */
            capFen: number | null;
            /** @description The least the bill must come to, fen. */
            thresholdFen: number;
            /** @description What it is for, in words. */
            scope: string;
            /** @description Where it may be used, in words. */
            shops: string;
            /**
             * @description At a counter, in another system's checkout, or both.
             * @enum {string}
             */
            useAt: "both" | "online" | "shop";
            /**
             * @description `held`: a checkout is using it just now.
             * @enum {string}
             */
            state: "expired" | "granted" | "held" | "revoked" | "used";
            /** Format: date-time */
            startsAt: string;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            endsAt: string;
            /** Format: date-time */
            grantedAt: string;
            /** Format: date-time */
            usedAt: string | null;
            /** @description What it saved, fen, once used. */
            savedFen: number | null;
        };
        MaskedCustomerDto: {
            /** @description Masked: 林*满. */
            name: string;
            phoneTail: string | null;
        };
        WhyNotDto: {
            code: string;
            message: string;
        };
        PriceDto: {
            billFen: number;
            memberOffFen: number;
            couponOffFen: number;
            payableFen: number;
        };
        MemberPriceDto: {
            name: string;
            rateBasisPoints: number;
        };
        QuoteDto: {
            /** @description Stands for the scanned proof for ten minutes, for this member of staff. */
            ticket: string;
            coupon: components["schemas"]["CouponDto"];
            customer: components["schemas"]["MaskedCustomerDto"];
            usable: boolean;
            refusal: components["schemas"]["WhyNotDto"] | null;
            price: components["schemas"]["PriceDto"] | null;
            memberPrice: components["schemas"]["MemberPriceDto"] | null;
        };
        ConfirmRequestDto: {
            /** @description Made by the client for one confirmation and kept for its repeats. */
            requestKey: string;
            proof: string;
            /** @description The bill, fen; 0 only for gifts. */
            billFen: number;
        };
        ReceiptDto: {
            billFen: number;
            memberOffFen: number;
            couponOffFen: number;
            payableFen: number;
            id: string;
            /** Format: date-time */
            at: string;
            shopName: string;
            staffName: string;
            coupon: components["schemas"]["CouponDto"];
            customer: components["schemas"]["MaskedCustomerDto"];
            /** Format: date-time */
            undoneAt: string | null;
            undoReason: string | null;
            /**
             * Format: date-time
             * @description Until when whoever reads this may undo it; null when they may not, or no more.
             */
            undoableUntil: string | null;
        };
        TodayTotalsDto: {
            count: number;
            billFen: number;
            offFen: number;
        };
        TodayDto: {
            /** Format: date-time */
            serverNow: string;
            totals: components["schemas"]["TodayTotalsDto"];
            items: components["schemas"]["ReceiptDto"][];
            nextCursor: string | null;
        };
        UndoRequestDto: {
            /** @description Why, in words. */
            reason?: string;
        };
        CountedOrderDto: {
            source: string;
            orderNo: string;
            /** Format: date-time */
            paidAt: string | null;
            paidFen: number;
            refundedFen: number;
        };
        FullWhyDto: {
            /** @description What the shopper is told. */
            sentence: string;
            program: string;
            programName: string | null;
            version: number;
            step: string;
            /** @description `order:NO`, `interaction:SOURCE:ID`, `mall:ORDER`. */
            setOffBy: string | null;
            /** @description The facts counted, as they are now. */
            orders: components["schemas"]["CountedOrderDto"][];
            /** Format: date-time */
            decidedAt: string;
            /** Format: date-time */
            changedAt: string;
            /** @enum {string} */
            state: "kept" | "lapsed" | "standing" | "unfunded" | "withdrawn";
        };
        CouponStepDto: {
            /** Format: date-time */
            at: string;
            /** @description From state to state; null for a step that changed nothing. */
            from: string | null;
            to: string | null;
            /** @description What a member of staff did, when it changed nothing: `quote`, `confirm`, `undo`. */
            step: string | null;
            /** @description `ok`, or the code of the refusal. */
            result: string;
            who: string;
            where: string | null;
            reason: string | null;
        };
        CouponHistoryDto: {
            /** Format: date-time */
            serverNow: string;
            coupon: components["schemas"]["CouponDto"];
            why: components["schemas"]["FullWhyDto"];
            /** @description Newest first, the latest hundred. */
            steps: components["schemas"]["CouponStepDto"][];
        };
        BillLineDto: {
            /** @description Names the line within its order; the price is told by it. */
            lineKey: string;
            /** @description A line that names neither product nor category is in the scope of every coupon. */
            productId?: string | null;
            category?: string | null;
            /** @description Of the whole line, fen, before anything Fanchang takes off. */
            amountFen: number;
            quantity?: number;
        };
        CheckRequestDto: {
            /** @description 1 to 100 lines, each with a `lineKey` of its own. */
            lines: components["schemas"]["BillLineDto"][];
            /** @description Coupons to price the bill with; without them the answer offers what the buyer has. */
            codes?: string[];
            /** @description The order asking: what it holds itself is no obstacle to it. */
            orderNo?: string;
            buyer: components["schemas"]["BuyerDto"];
        };
        BillMemberPriceDto: {
            name: string;
            /** @description What a member pays, ten-thousandths. */
            rateBasisPoints: number;
        };
        PricedCouponDto: {
            code: string;
            name: string;
            /** @enum {string} */
            kind: "cash" | "gift" | "member" | "percent";
            giftName: string | null;
            /** @description What it takes off; of a member-price coupon, beyond the buyer's own member price. */
            offFen: number;
            /** @description The same of each line, in the order of the lines. */
            linesOffFen: number[];
        };
        PricedLineDto: {
            lineKey: string;
            amountFen: number;
            memberOffFen: number;
            couponOffFen: number;
            payableFen: number;
        };
        PricedBillDto: {
            billFen: number;
            memberOffFen: number;
            couponOffFen: number;
            payableFen: number;
            /** @description The buyer's own, standing now. */
            memberPrice: components["schemas"]["BillMemberPriceDto"] | null;
            /** @description In the order of the codes. */
            coupons: components["schemas"]["PricedCouponDto"][];
            /** @description In the order of the lines given. */
            lines: components["schemas"]["PricedLineDto"][];
        };
        CheckRefusalDto: {
            code: string;
            message: string;
        };
        OfferedCouponDto: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "cash" | "gift" | "member" | "percent";
            /** @description What remains to pay, ten-thousandths (9折 = 9000); percent and member-price coupons. */
            rateBasisPoints: number | null;
            /** @description Taken off, fen; cash coupons. */
            offFen: number | null;
            giftName: string | null;
            /** @description The most a percent coupon takes off, fen. */
            capFen: number | null;
            /** @description The least the bill must come to, fen. */
            thresholdFen: number;
            /** @description What it is for, in words. */
            scope: string;
            /** @description Where it may be used, in words. */
            shops: string;
            /**
             * @description At a counter, in another system's checkout, or both.
             * @enum {string}
             */
            useAt: "both" | "online" | "shop";
            /**
             * @description `held`: a checkout is using it just now.
             * @enum {string}
             */
            state: "expired" | "granted" | "held" | "revoked" | "used";
            /** Format: date-time */
            startsAt: string;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            endsAt: string;
            /** Format: date-time */
            grantedAt: string;
            /** Format: date-time */
            usedAt: string | null;
            /** @description What it saved, fen, once used. */
            savedFen: number | null;
            code: string;
            /** @description Coupons of one group are not used together. */
            stackingGroup: string;
            /** @description What it takes off this bill when used alone; 0 when it cannot be used. */
            takesOffFen: number;
            usable: boolean;
            /** @description Why not, on this bill, now. */
            refusal: components["schemas"]["CheckRefusalDto"] | null;
        };
        CheckedDto: {
            /** Format: date-time */
            serverNow: string;
            /** @description The bill with the codes given; without codes, with the member price alone. */
            price: components["schemas"]["PricedBillDto"];
            /** @description Without codes: the buyer's coupons, at most 50, what takes off most first; with codes it is empty. */
            offers: components["schemas"]["OfferedCouponDto"][];
        };
        HoldRequestDto: {
            /** @description 1 to 100 lines, each with a `lineKey` of its own. */
            lines: components["schemas"]["BillLineDto"][];
            /** @description One to five codes, each once. */
            codes: string[];
            orderNo: string;
            /** @description How long the coupons are kept for the order, 60 to 1800; 900 when left out. */
            holdSeconds?: number;
            buyer: components["schemas"]["BuyerDto"];
        };
        HeldDto: {
            billFen: number;
            memberOffFen: number;
            couponOffFen: number;
            payableFen: number;
            /** @description The buyer's own, standing now. */
            memberPrice: components["schemas"]["BillMemberPriceDto"] | null;
            /** @description In the order of the codes. */
            coupons: components["schemas"]["PricedCouponDto"][];
            /** @description In the order of the lines given. */
            lines: components["schemas"]["PricedLineDto"][];
            orderNo: string;
            /**
             * Format: date-time
             * @description From this moment the coupons are the buyer's again, unless the order was redeemed.
             */
            expiresAt: string;
        };
        RedeemHoldDto: {
            orderNo: string;
            /** @description What was paid for the order in the end, fen; kept with the redemption, judged by nobody. */
            paidFen?: number;
        };
        RedeemedDto: {
            billFen: number;
            memberOffFen: number;
            couponOffFen: number;
            payableFen: number;
            /** @description The buyer's own, standing now. */
            memberPrice: components["schemas"]["BillMemberPriceDto"] | null;
            /** @description In the order of the codes. */
            coupons: components["schemas"]["PricedCouponDto"][];
            /** @description In the order of the lines given. */
            lines: components["schemas"]["PricedLineDto"][];
            orderNo: string;
            /** Format: date-time */
            redeemedAt: string;
        };
        ReturnHoldDto: {
            orderNo: string;
            reason?: string;
        };
        ReturnedCouponDto: {
            code: string;
            name: string;
            /**
             * @description What the coupon was then.
             * @enum {string}
             */
            became: "expired" | "granted" | "revoked" | "used";
        };
        ReturnedDto: {
            orderNo: string;
            /**
             * @description released: it had not been redeemed; returned: the redemption was taken back.
             * @enum {string}
             */
            result: "released" | "returned";
            /** Format: date-time */
            returnedAt: string;
            coupons: components["schemas"]["ReturnedCouponDto"][];
        };
        CannotRedeemDto: {
            code: string;
            message: string;
        };
        MallItemDto: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "coupon" | "gift";
            /** @description What one costs. */
            points: number;
            worthFen: number;
            /** @description null: as many as are asked for. */
            left: number | null;
            perPerson: number | null;
            /** @description How many this shopper has redeemed. */
            mine: number;
            /** @description Names a drawing of the mini-program. */
            picture: string | null;
            description: string;
            /** @description Why this shopper cannot redeem it now. */
            refusal: components["schemas"]["CannotRedeemDto"] | null;
        };
        MallItemPageDto: {
            /** Format: date-time */
            serverNow: string;
            /** @description Points this shopper can spend. */
            balance: number;
            items: components["schemas"]["MallItemDto"][];
            nextCursor: string | null;
        };
        ItemCouponDto: {
            /** @enum {string} */
            kind: "cash" | "gift" | "member" | "percent";
            rateBasisPoints: number | null;
            offFen: number | null;
            capFen: number | null;
            thresholdFen: number;
            /** @description What it is for, in words. */
            scope: string;
            shops: string;
            /** @description Local days after the day of redeeming; null when it is valid at fixed times. */
            validDays: number | null;
            /** Format: date-time */
            startsAt: string | null;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            endsAt: string | null;
        };
        MallItemDetailDto: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "coupon" | "gift";
            /** @description What one costs. */
            points: number;
            worthFen: number;
            /** @description null: as many as are asked for. */
            left: number | null;
            perPerson: number | null;
            /** @description How many this shopper has redeemed. */
            mine: number;
            /** @description Names a drawing of the mini-program. */
            picture: string | null;
            description: string;
            /** @description Why this shopper cannot redeem it now. */
            refusal: components["schemas"]["CannotRedeemDto"] | null;
            /** Format: date-time */
            serverNow: string;
            balance: number;
            coupon: components["schemas"]["ItemCouponDto"] | null;
            rules: string[];
        };
        AddressDto: {
            /** @description Who receives the parcel. */
            name: string;
            /** @description Mobile number of the mainland, eleven digits. */
            phone: string;
            /** @description Province, city and district. */
            region: string;
            /** @description Street, house, door. */
            detail: string;
        };
        RedeemRequestDto: {
            /** @description Made by the client for one redemption and kept for its repeats. */
            requestKey: string;
            itemId: string;
            /** @description Where a gift goes; a coupon goes nowhere. */
            address?: components["schemas"]["AddressDto"] | null;
        };
        MaskedAddressDto: {
            /** @description Masked: 林**. */
            name: string;
            phoneTail: string;
            region: string;
            detail: string;
        };
        MallOrderDto: {
            /** Format: date-time */
            serverNow: string;
            orderNo: string;
            itemId: string | null;
            name: string;
            /** @enum {string} */
            kind: "coupon" | "gift";
            /** @description What it cost; 0 for a gift the brand gave. */
            points: number;
            /** @description Names a drawing of the mini-program. */
            picture: string | null;
            /** @enum {string} */
            state: "awaiting-address" | "cancelled" | "completed" | "placed" | "shipped";
            /** Format: date-time */
            placedAt: string;
            /**
             * Format: date-time
             * @description Until when a gift that waits for an address can be claimed, exclusive.
             */
            claimUntil: string | null;
            /** Format: date-time */
            shippedAt: string | null;
            /** Format: date-time */
            completedAt: string | null;
            /** Format: date-time */
            cancelledAt: string | null;
            cancelReason: string | null;
            carrier: string | null;
            trackingNo: string | null;
            address: components["schemas"]["MaskedAddressDto"] | null;
            /** @description The coupon it was redeemed for. */
            couponId: string | null;
            canCancel: boolean;
            /** @description The parcel is on its way and may be confirmed as received. */
            canConfirm: boolean;
        };
        MallOrderPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["MallOrderDto"][];
            nextCursor: string | null;
        };
        StaffMallOrderDto: {
            /** Format: date-time */
            serverNow: string;
            orderNo: string;
            itemId: string | null;
            name: string;
            /** @enum {string} */
            kind: "coupon" | "gift";
            /** @description What it cost; 0 for a gift the brand gave. */
            points: number;
            /** @description Names a drawing of the mini-program. */
            picture: string | null;
            /** @enum {string} */
            state: "awaiting-address" | "cancelled" | "completed" | "placed" | "shipped";
            /** Format: date-time */
            placedAt: string;
            /**
             * Format: date-time
             * @description Until when a gift that waits for an address can be claimed, exclusive.
             */
            claimUntil: string | null;
            /** Format: date-time */
            shippedAt: string | null;
            /** Format: date-time */
            completedAt: string | null;
            /** Format: date-time */
            cancelledAt: string | null;
            cancelReason: string | null;
            carrier: string | null;
            trackingNo: string | null;
            address: components["schemas"]["MaskedAddressDto"] | null;
            /** @description The coupon it was redeemed for. */
            couponId: string | null;
            canCancel: boolean;
            /** @description The parcel is on its way and may be confirmed as received. */
            canConfirm: boolean;
            /** @description Whole, for the label of the parcel; only of an order that is to be shipped, and only one at a time. */
            shipTo: components["schemas"]["AddressDto"] | null;
        };
        ShipRequestDto: {
            /** @description Who carries the parcel: 顺丰速运. */
            carrier: string;
            /** @description The carrier's number of the parcel. */
            trackingNo: string;
        };
        CancelByStaffDto: {
            /** @description What the shopper reads. */
            reason: string;
        };
        PayParamsDto: {
            /** @enum {string} */
            signType: "RSA";
            /** @description Epoch seconds. */
            timeStamp: string;
            nonceStr: string;
            /** @description `prepay_id=…`. */
            package: string;
            paySign: string;
        };
        PaymentDto: {
            payNo: string;
            description: string;
            amountFen: number;
            /**
             * @description `refunding`: the money is on its way back.
             * @enum {string}
             */
            state: "closed" | "paid" | "refunded" | "refunding" | "unpaid";
            /**
             * Format: date-time
             * @description Until when it can be paid, exclusive.
             */
            expiresAt: string;
            /** Format: date-time */
            serverNow: string;
            /** @description What the phone needs to pay; null when there is nothing to pay, or WeChat has not been asked yet. */
            params: components["schemas"]["PayParamsDto"] | null;
        };
        CashConfirmDto: {
            mchId: string;
            appId: string;
            package: string;
        };
        CashDto: {
            id: string;
            amountFen: number;
            /** @description Why the shopper has it, one sentence. */
            sentence: string;
            /**
             * @description `confirming`: it is offered, and waits in WeChat to be taken.
             * @enum {string}
             */
            state: "confirming" | "done" | "expired" | "ready" | "withdrawn";
            /**
             * Format: date-time
             * @description Until when it can be claimed, exclusive; null = without end.
             */
            endsAt: string | null;
            /**
             * Format: date-time
             * @description Until when what is offered can be taken.
             */
            confirmUntil: string | null;
            /** Format: date-time */
            doneAt: string | null;
            /** @description Why it did not arrive the last time, for the shopper. */
            failReason: string | null;
            /** @description What the phone takes it with; null when there is nothing to take, or WeChat has not answered yet. */
            confirm: components["schemas"]["CashConfirmDto"] | null;
        };
        CashPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["CashDto"][];
            nextCursor: string | null;
        };
        PaymentAlarmDto: {
            id: string;
            /** @enum {string} */
            kind: "amount" | "cash-amount" | "cash-refused" | "cash-stray" | "foreign" | "nobody" | "paid-twice" | "refund-abnormal" | "refund-refused" | "refunded-elsewhere" | "stray";
            payNo: string | null;
            detail: string;
            /** Format: date-time */
            at: string;
        };
        PaymentAlarmPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["PaymentAlarmDto"][];
            nextCursor: string | null;
        };
        GroupCouponDto: {
            /** @enum {string} */
            kind: "cash" | "gift" | "member" | "percent";
            rateBasisPoints: number | null;
            offFen: number | null;
            capFen: number | null;
            thresholdFen: number;
            /** @description What it is for, in words. */
            scope: string;
            shops: string;
            /** @description Local days after the day of redeeming; null when it is valid at fixed times. */
            validDays: number | null;
            /** Format: date-time */
            startsAt: string | null;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            endsAt: string | null;
            name: string;
        };
        GroupBuyDto: {
            key: string;
            title: string;
            subtitle: string;
            /** @description Seats of a team, the leader's among them. */
            size: number;
            /** @description How long a team has to fill. */
            hours: number;
            /** @description What a seat costs; 0 = free. */
            priceFen: number;
            /** @description What everybody gets when the team fills. */
            coupon: components["schemas"]["GroupCouponDto"];
            /** @description null: as many as are opened. */
            teamsLeft: number | null;
            perPersonMonth: number | null;
            /** @enum {string} */
            leads: "anyone" | "buyers" | "newcomers";
            /** @enum {string} */
            joins: "anyone" | "buyers" | "newcomers";
            /** Format: date-time */
            startsAt: string | null;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            endsAt: string | null;
            /** @enum {string} */
            state: "cancelled" | "over" | "running" | "soon";
        };
        GroupBuyPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["GroupBuyDto"][];
            nextCursor: string | null;
        };
        SeatDto: {
            /** @description `林*满`. */
            name: string;
            isLeader: boolean;
            /** Format: date-time */
            joinedAt: string;
            isMe: boolean;
        };
        TeamDto: {
            /** Format: date-time */
            serverNow: string;
            teamNo: string;
            activity: components["schemas"]["GroupBuyDto"];
            /**
             * @description `waiting`: its leader has not paid yet.
             * @enum {string}
             */
            state: "cancelled" | "expired" | "filled" | "open" | "waiting";
            /** @description unpaid, time, leader-left, activity-cancelled. */
            endReason: string | null;
            size: number;
            seats: components["schemas"]["SeatDto"][];
            /** @description Free seats. */
            left: number;
            /** Format: date-time */
            openedAt: string;
            /**
             * Format: date-time
             * @description Until when it has to fill, exclusive.
             */
            endsAt: string;
            /** Format: date-time */
            endedAt: string | null;
            rules: string[];
        };
        GroupBuyDetailDto: {
            key: string;
            title: string;
            subtitle: string;
            /** @description Seats of a team, the leader's among them. */
            size: number;
            /** @description How long a team has to fill. */
            hours: number;
            /** @description What a seat costs; 0 = free. */
            priceFen: number;
            /** @description What everybody gets when the team fills. */
            coupon: components["schemas"]["GroupCouponDto"];
            /** @description null: as many as are opened. */
            teamsLeft: number | null;
            perPersonMonth: number | null;
            /** @enum {string} */
            leads: "anyone" | "buyers" | "newcomers";
            /** @enum {string} */
            joins: "anyone" | "buyers" | "newcomers";
            /** Format: date-time */
            startsAt: string | null;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            endsAt: string | null;
            /** @enum {string} */
            state: "cancelled" | "over" | "running" | "soon";
            /** Format: date-time */
            serverNow: string;
            rules: string[];
            filledTeams: number;
        };
        CannotJoinDto: {
            code: string;
            message: string;
        };
        MyGroupBuyDto: {
            activity: components["schemas"]["GroupBuyDetailDto"];
            /** @description A team of this shopper's that is not full yet. */
            openTeamNo: string | null;
            /** @description How often they may still take part this month; null: as often as they like. */
            leftThisMonth: number | null;
            /** @description Why they cannot open a team now. */
            refusal: components["schemas"]["CannotJoinDto"] | null;
        };
        SeatRequestDto: {
            /** @description Made by the client for one team opened or joined, and kept for its repeats. */
            requestKey: string;
        };
        MyTeamDto: {
            /** Format: date-time */
            serverNow: string;
            teamNo: string;
            activity: components["schemas"]["GroupBuyDto"];
            /**
             * @description `waiting`: its leader has not paid yet.
             * @enum {string}
             */
            state: "cancelled" | "expired" | "filled" | "open" | "waiting";
            /** @description unpaid, time, leader-left, activity-cancelled. */
            endReason: string | null;
            size: number;
            seats: components["schemas"]["SeatDto"][];
            /** @description Free seats. */
            left: number;
            /** Format: date-time */
            openedAt: string;
            /**
             * Format: date-time
             * @description Until when it has to fill, exclusive.
             */
            endsAt: string;
            /** Format: date-time */
            endedAt: string | null;
            rules: string[];
            /** @enum {string} */
            role: "leader" | "member" | "none";
            /**
             * @description `paying`: a seat is theirs when they have paid, if there is one then.
             * @enum {string}
             */
            mySeat: "left" | "none" | "paying" | "released" | "taken";
            canJoin: boolean;
            canLeave: boolean;
            /** @description Why they cannot join; null for who sits. */
            refusal: components["schemas"]["CannotJoinDto"] | null;
            /** @description What they got. */
            couponId: string | null;
            payment: components["schemas"]["PaymentDto"] | null;
            /** @enum {string} */
            refund: "none" | "refunded" | "refunding";
        };
        MyTeamPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["MyTeamDto"][];
            nextCursor: string | null;
        };
        StaffGroupBuyDto: {
            key: string;
            title: string;
            subtitle: string;
            /** @description Seats of a team, the leader's among them. */
            size: number;
            /** @description How long a team has to fill. */
            hours: number;
            /** @description What a seat costs; 0 = free. */
            priceFen: number;
            /** @description What everybody gets when the team fills. */
            coupon: components["schemas"]["GroupCouponDto"];
            /** @description null: as many as are opened. */
            teamsLeft: number | null;
            perPersonMonth: number | null;
            /** @enum {string} */
            leads: "anyone" | "buyers" | "newcomers";
            /** @enum {string} */
            joins: "anyone" | "buyers" | "newcomers";
            /** Format: date-time */
            startsAt: string | null;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            endsAt: string | null;
            /** @enum {string} */
            state: "cancelled" | "over" | "running" | "soon";
            version: number;
            /** @description Teams, by what has become of them. */
            waiting: number;
            open: number;
            filled: number;
            expired: number;
            cancelledTeams: number;
            /** Format: date-time */
            cancelledAt: string | null;
            /** @description Why it was called off. */
            reason: string | null;
        };
        StaffGroupBuyPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["StaffGroupBuyDto"][];
            nextCursor: string | null;
        };
        StaffTeamDto: {
            teamNo: string;
            /** @enum {string} */
            state: "cancelled" | "expired" | "filled" | "open" | "waiting";
            endReason: string | null;
            size: number;
            seatsTaken: number;
            priceFen: number;
            /** @description `林*满`. */
            leader: string;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            endsAt: string;
            /** Format: date-time */
            endedAt: string | null;
        };
        StaffTeamPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["StaffTeamDto"][];
            nextCursor: string | null;
        };
        StaffSeatDto: {
            /** @description Of the customer. */
            customerId: string;
            /** @description `林*满`. */
            name: string;
            isLeader: boolean;
            /**
             * @description `void`: its person turned out to sit there already.
             * @enum {string}
             */
            state: "left" | "released" | "taken" | "void";
            /** Format: date-time */
            joinedAt: string;
            /** Format: date-time */
            leftAt: string | null;
            couponId: string | null;
        };
        StaffSeatPaymentDto: {
            payNo: string;
            customerId: string;
            amountFen: number;
            /** @description created, prepaid, paid, closing, closed. */
            state: string;
            /** Format: date-time */
            paidAt: string | null;
            /** @description What has gone back or is on its way, fen. */
            refundFen: number;
        };
        StaffTeamDetailDto: {
            teamNo: string;
            /** @enum {string} */
            state: "cancelled" | "expired" | "filled" | "open" | "waiting";
            endReason: string | null;
            size: number;
            seatsTaken: number;
            priceFen: number;
            /** @description `林*满`. */
            leader: string;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            endsAt: string;
            /** Format: date-time */
            endedAt: string | null;
            activityKey: string;
            activityTitle: string;
            version: number;
            seats: components["schemas"]["StaffSeatDto"][];
            payments: components["schemas"]["StaffSeatPaymentDto"][];
        };
        CancelGroupBuyDto: {
            /** @description For the record. */
            reason: string;
        };
        GroupBuyCancelledDto: {
            /** Format: date-time */
            cancelledAt: string;
        };
        InvitationCountsDto: {
            accepted: number;
            ordered: number;
            settled: number;
        };
        BroughtDto: {
            /** @description Friends who bought something since they accepted. */
            people: number;
            orders: number;
        };
        InvitationDto: {
            /** Format: date-time */
            serverNow: string;
            code: string;
            title: string;
            /** @enum {string} */
            state: "open" | "over";
            rewardMine: string;
            rewardFriend: string;
            rules: string[];
            /** @description Page of the mini-program a friend lands on, with the code; without a slash in front. */
            link: string;
            counts: components["schemas"]["InvitationCountsDto"];
            brought: components["schemas"]["BroughtDto"];
            /** @description How many more friends are rewarded for this month; null: as many as come. */
            monthLeft: number | null;
        };
        InvitationProgressDto: {
            id: string;
            /** @description 林*满. */
            friend: string;
            /** Format: date-time */
            acceptedAt: string;
            /** @enum {string} */
            state: "bound" | "cancelled" | "late" | "pending" | "refused" | "review" | "settled" | "void";
            /** @description Why, or why not. */
            sentence: string;
            /** Format: date-time */
            orderedAt: string | null;
            /**
             * Format: date-time
             * @description When both have earned it; null: not known yet.
             */
            dueAt: string | null;
            /** Format: date-time */
            settledAt: string | null;
            /** @description What the inviter has of it; null: nothing. */
            reward: string | null;
        };
        InvitationProgressPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["InvitationProgressDto"][];
            nextCursor: string | null;
        };
        AcceptedInvitationDto: {
            code: string;
            /** @description 林*满. */
            inviter: string;
            /** Format: date-time */
            acceptedAt: string;
            /** @enum {string} */
            state: "bound" | "cancelled" | "late" | "pending" | "refused" | "review" | "settled" | "void";
            sentence: string;
            rewardFriend: string;
            /** @description When the order must be paid by, exclusive; null: any time. */
            orderBy: string | null;
        };
        MyAcceptedInvitationDto: {
            /** Format: date-time */
            serverNow: string;
            /** @description null: none. */
            accepted: components["schemas"]["AcceptedInvitationDto"] | null;
        };
        AcceptInvitationDto: {
            /** @description Eight letters and digits. */
            code: string;
        };
        InvitationLandingDto: {
            /** Format: date-time */
            serverNow: string;
            code: string;
            /** @description 林*满. */
            inviter: string;
            title: string;
            rewardFriend: string;
            rules: string[];
            /** @enum {string} */
            state: "open" | "over";
        };
        ReferralPersonDto: {
            id: string;
            /** @description 林*满. */
            name: string;
        };
        ReferralRewardDto: {
            /** @enum {string} */
            state: "kept" | "lapsed" | "standing" | "unfunded" | "withdrawn";
            /**
             * @description Why it could not be given.
             * @enum {string|null}
             */
            refusal: "ACCOUNT_TAKEN" | "ADDRESS_REQUIRED" | "AGENT_UNFIT" | "ANSWER_NOT_FOUND" | "ANSWERS_TOO_MANY" | "AVATAR_INVALID" | "BATCH_EMPTY" | "BATCH_TOO_LARGE" | "BELOW_THRESHOLD" | "BILL_REQUIRED" | "BODY_INVALID" | "BODY_TOO_LARGE" | "BUDGET_SPENT" | "BUSY" | "BUYER_UNKNOWN" | "CASH_NOT_FOUND" | "CASH_STATE" | "CLAIM_NOT_FOUND" | "CLAIM_TAKEN" | "CLAIM_TOO_OFTEN" | "CLIENT_UNKNOWN" | "CODE_MALFORMED" | "CODE_TOO_OFTEN" | "CODE_UNKNOWN" | "COMPENSATION_DECIDED" | "COMPENSATION_INVALID" | "COMPENSATION_NOT_FOUND" | "COMPENSATION_OWN" | "COMPENSATION_UNFUNDED" | "CONSENT_REQUIRED" | "COUPON_EXPIRED" | "COUPON_FOREIGN" | "COUPON_HELD" | "COUPON_LIMIT_REACHED" | "COUPON_NOT_FOUND" | "COUPON_NOT_IN_SHOP" | "COUPON_NOT_ONLINE" | "COUPON_NOT_STARTED" | "COUPON_OTHER_SHOP" | "COUPON_OUT_OF_SCOPE" | "COUPON_REVOKED" | "COUPON_SOLD_OUT" | "COUPON_USED" | "COUPONS_DO_NOT_STACK" | "CUSTOMER_NOT_FOUND" | "DESK_NOT_FOUND" | "ERASURE_UNDER_WAY" | "EVENT_CONFLICT" | "EVENT_TIME_ABSURD" | "EXPORT_GONE" | "EXPORT_NOT_FOUND" | "EXPORT_NOT_READY" | "EXPORT_TOO_OFTEN" | "EXPORT_WAITING" | "GROUP_ALREADY_IN" | "GROUP_BUYERS_ONLY" | "GROUP_CANCELLED" | "GROUP_EXPIRED" | "GROUP_FILLED" | "GROUP_FULL" | "GROUP_LIMIT_REACHED" | "GROUP_NEWCOMERS_ONLY" | "GROUP_NOT_FOUND" | "GROUP_NOT_IN" | "GROUP_NOT_OPEN" | "GROUP_NOT_STARTED" | "GROUP_ONE_AT_A_TIME" | "GROUP_OVER" | "GROUP_OWN_TEAM" | "GROUP_REQUEST_REUSED" | "GROUP_SOLD_OUT" | "GROUP_TEAM_CANCELLED" | "HOLD_EXPIRED" | "HOLD_NOT_FOUND" | "HOLD_REDEEMED" | "HOLD_RETURNED" | "IDEMPOTENCY_KEY_MISSING" | "IDEMPOTENCY_KEY_REUSED" | "INVITATION_BOUND" | "INVITATION_NOT_NEW" | "INVITATION_OVER" | "INVITATION_SELF" | "INVITATION_TOO_OFTEN" | "INVITATION_UNKNOWN" | "ITEM_LIMIT_REACHED" | "ITEM_NOT_FOUND" | "ITEM_OFF_SHELF" | "ITEM_SOLD_OUT" | "LOGIN_CODE_INVALID" | "LOGIN_REQUIRED" | "LOGIN_TOO_OFTEN" | "LOGIN_UNAVAILABLE" | "MALL_ORDER_NOT_FOUND" | "MALL_ORDER_STATE" | "MALL_REQUEST_REUSED" | "MEMBER_IS_YOU" | "MEMBER_NOT_FOUND" | "MERGE_BUSY" | "MERGE_NOT_FOUND" | "MERGE_NOT_LAST" | "MESSAGE_EMPTY" | "NICKNAME_RISKY" | "NOT_ALLOWED" | "NOT_FOUND" | "NOT_READY" | "OLD_PASSWORD_WRONG" | "ORDER_NOT_FOUND" | "OUTSIDE_UNAVAILABLE" | "PASSWORD_WRONG" | "PAY_NEEDS_WECHAT" | "PAY_OFF" | "PAYMENT_KEY_REUSED" | "PAYMENT_NOT_FOUND" | "PAYMENT_OVER" | "PERSON_LIMIT_REACHED" | "PHONE_CODE_INVALID" | "PHONE_TAKEN" | "PHOTO_BROKEN" | "PHOTO_MISSING" | "PHOTO_NAME_LIES" | "PHOTO_NOT_FOUND" | "PHOTO_REFUSED" | "PHOTO_TOO_LARGE" | "PHOTO_TOO_MANY" | "PHOTO_TYPE" | "PHOTO_USED" | "POINTS_SHORT" | "POLICY_CHANGED" | "PUSH_FORGED" | "PUSH_MALFORMED" | "PUSH_STALE" | "QR_EXPIRED" | "QR_MALFORMED" | "REDEMPTION_NOT_FOUND" | "REFERRAL_CAP_REACHED" | "REFERRAL_NOT_FLAGGED" | "REFERRAL_NOT_FOUND" | "REQUEST_KEY_REUSED" | "REQUEST_REPLAYED" | "REQUEST_STALE" | "SESSION_EXPIRED" | "SESSION_NOT_FOUND" | "SESSION_REUSED" | "SESSION_REVOKED" | "SHOP_KEY_TAKEN" | "SHOP_NOT_FOUND" | "SHOP_NOT_YOURS" | "SIGNATURE_MISSING" | "SIGNATURE_WRONG" | "SURVEY_ANSWER_INVALID" | "SURVEY_ANSWER_MISSING" | "SURVEY_ANSWERED" | "SURVEY_CLOSED" | "SURVEY_NOT_FOUND" | "SURVEY_NOT_YET" | "SURVEY_QUESTION_UNKNOWN" | "TEAM_NOT_FOUND" | "TICKET_CLOSED" | "TICKET_EXPIRED" | "TICKET_MERGED" | "TICKET_NEEDS_SPECIALIST" | "TICKET_NOT_ANSWERED" | "TICKET_NOT_FOUND" | "TICKET_NOT_RESOLVED" | "TICKET_NOT_YOURS" | "TICKET_OTHER_SHOPPER" | "TICKET_RATED" | "TICKET_RESOLVED" | "TICKET_TOO_MANY" | "TOTP_IS_OFF" | "TOTP_IS_ON" | "TOTP_REQUIRED" | "TOTP_WRONG" | "UNDO_TOO_LATE" | "UNEXPECTED" | "WORDS_MARKUP" | "WORDS_REFUSED" | null;
            /** @description In words: `¥20 券（满 ¥49 可用，30 天内有效）`. */
            reward: string;
        };
        ReferralDto: {
            id: string;
            program: string;
            version: number;
            inviter: components["schemas"]["ReferralPersonDto"];
            invitee: components["schemas"]["ReferralPersonDto"];
            /** Format: date-time */
            acceptedAt: string;
            /** @enum {string} */
            state: "bound" | "cancelled" | "late" | "pending" | "refused" | "review" | "settled" | "void";
            /** @enum {string|null} */
            reason: "budget" | "cap" | "ordered-before" | "second" | "self" | "too-small" | null;
            /** @enum {string|null} */
            flag: "inviter-device" | "ring" | "sibling-device" | "sibling-payer" | "sibling-phone" | null;
            /** @enum {string|null} */
            review: "allow" | "refuse" | null;
            orderSource: string | null;
            orderNo: string | null;
            /** Format: date-time */
            orderedAt: string | null;
            /** Format: date-time */
            dueAt: string | null;
            /** Format: date-time */
            settledAt: string | null;
            /** @description Local month in which the inviter's reward counts, `2026-09`. */
            month: string | null;
            /** @description What the friend has bought since they accepted, net of refunds. */
            broughtOrders: number;
            broughtFen: number;
            inviterReward: components["schemas"]["ReferralRewardDto"] | null;
            inviteeReward: components["schemas"]["ReferralRewardDto"] | null;
        };
        ReferralPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["ReferralDto"][];
            nextCursor: string | null;
        };
        InviterReachDto: {
            people: number;
            orders: number;
            fen: number;
        };
        ReferralDetailDto: {
            id: string;
            program: string;
            version: number;
            inviter: components["schemas"]["ReferralPersonDto"];
            invitee: components["schemas"]["ReferralPersonDto"];
            /** Format: date-time */
            acceptedAt: string;
            /** @enum {string} */
            state: "bound" | "cancelled" | "late" | "pending" | "refused" | "review" | "settled" | "void";
            /** @enum {string|null} */
            reason: "budget" | "cap" | "ordered-before" | "second" | "self" | "too-small" | null;
            /** @enum {string|null} */
            flag: "inviter-device" | "ring" | "sibling-device" | "sibling-payer" | "sibling-phone" | null;
            /** @enum {string|null} */
            review: "allow" | "refuse" | null;
            orderSource: string | null;
            orderNo: string | null;
            /** Format: date-time */
            orderedAt: string | null;
            /** Format: date-time */
            dueAt: string | null;
            /** Format: date-time */
            settledAt: string | null;
            /** @description Local month in which the inviter's reward counts, `2026-09`. */
            month: string | null;
            /** @description What the friend has bought since they accepted, net of refunds. */
            broughtOrders: number;
            broughtFen: number;
            inviterReward: components["schemas"]["ReferralRewardDto"] | null;
            inviteeReward: components["schemas"]["ReferralRewardDto"] | null;
            /** Format: date-time */
            serverNow: string;
            /** @description What the two share: the same phone number, payment account, or phone in the hand. */
            shared: ("device" | "payer" | "phone")[];
            /** @description How many invitations lead from the inviter upwards to the friend; null: none. */
            ringLength: number | null;
            /** @description Everybody the inviter has brought. */
            reach: components["schemas"]["InviterReachDto"];
            reviewedBy: string | null;
            /** Format: date-time */
            reviewedAt: string | null;
            note: string | null;
        };
        ReviewReferralDto: {
            /** @enum {string} */
            decision: "allow" | "refuse";
            /** @description Why, for whoever reads it later. */
            note: string;
        };
        SurveyOrderDto: {
            id: string;
            orderNo: string;
            title: string;
            picture: string | null;
            items: number;
        };
        SurveyCardDto: {
            surveyNo: string;
            title: string;
            /** @enum {string} */
            state: "answered" | "closed" | "open";
            order: components["schemas"]["SurveyOrderDto"];
            points: number;
            /** Format: date-time */
            closesAt: string;
        };
        SurveyListDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["SurveyCardDto"][];
            nextCursor: string | null;
        };
        SurveyChoiceDto: {
            key: string;
            text: string;
        };
        SurveyQuestionDto: {
            key: string;
            /** @enum {string} */
            kind: "multi" | "nps" | "photo" | "rating" | "single" | "text";
            text: string;
            optional: boolean;
            /** @description Of `single` and `multi`. */
            choices: components["schemas"]["SurveyChoiceDto"][];
            /** @description Letters of `text`, ticks of `multi`, photos of `photo`; null elsewhere. */
            most: number | null;
        };
        GivenAnswerDto: {
            question: string;
            number: number | null;
            keys: string[];
            words: string | null;
            photos: components["schemas"]["PhotoDto"][];
        };
        SurveyDto: {
            /** Format: date-time */
            serverNow: string;
            surveyNo: string;
            title: string;
            intro: string;
            /**
             * @description `closed`: over without an answer.
             * @enum {string}
             */
            state: "answered" | "closed" | "open";
            questions: components["schemas"]["SurveyQuestionDto"][];
            /** @description Saved on the way, or what was answered. */
            answers: components["schemas"]["GivenAnswerDto"][];
            order: components["schemas"]["SurveyOrderDto"];
            /** @description For answering; 0 = none. */
            points: number;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            closesAt: string;
            /** Format: date-time */
            answeredAt: string | null;
        };
        AnswerDto: {
            /** @description Its key. */
            question: string;
            /** @description To `rating`, 1–5, and `nps`, 0–10. */
            number?: number | null;
            /** @description To `single` and `multi`: keys of choices; to `photo`: numbers of photos sent for a survey. */
            keys?: string[] | null;
            /** @description To `text`. */
            words?: string | null;
        };
        SurveyDraftDto: {
            answers: components["schemas"]["AnswerDto"][];
        };
        SurveyAnswersDto: {
            answers: components["schemas"]["AnswerDto"][];
            /** @description Made by the client for one answer and kept for its repeats. */
            requestKey: string;
        };
        EstimateDto: {
            /** Format: double */
            value: number;
            /** Format: double */
            low: number;
            /** Format: double */
            high: number;
        };
        CsatDto: {
            /** Format: double */
            mean: number | null;
            /** @description The share of 4 and 5. */
            satisfied: components["schemas"]["EstimateDto"] | null;
            answers: number;
        };
        NpsDto: {
            /** @description −100 to 100. */
            score: components["schemas"]["EstimateDto"] | null;
            answers: number;
            promoters: number;
            passives: number;
            detractors: number;
        };
        SurveyResultDto: {
            /** @description How many gave 1, 2, 3, 4, 5. */
            ratings: number[];
            /** @description Product, live session or category; null: of all, or of orders that have none. */
            key: string | null;
            /** @description As people call it. */
            title: string;
            answers: number;
            csat: components["schemas"]["CsatDto"];
            nps: components["schemas"]["NpsDto"];
        };
        SurveyResultsDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["SurveyResultDto"][];
            nextCursor: string | null;
        };
        SurveyShopperDto: {
            id: string;
            /** @description `林*满`. */
            name: string;
        };
        AnsweredSurveyDto: {
            surveyNo: string;
            program: string;
            version: number;
            title: string;
            shopper: components["schemas"]["SurveyShopperDto"];
            order: components["schemas"]["SurveyOrderDto"];
            questions: components["schemas"]["SurveyQuestionDto"][];
            answers: components["schemas"]["GivenAnswerDto"][];
            /**
             * @description `checking` and `held`: words are not shown yet; `refused`: never. Null where there are none.
             * @enum {string|null}
             */
            words: "checking" | "held" | "passed" | "refused" | null;
            rating: number | null;
            nps: number | null;
            /** Format: date-time */
            answeredAt: string;
        };
        AnsweredSurveysDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["AnsweredSurveyDto"][];
            nextCursor: string | null;
        };
        TicketOrderDto: {
            id: string;
            orderNo: string;
            title: string;
            picture: string | null;
        };
        PromiseDto: {
            /** @enum {string} */
            kind: "first-answer" | "resolution" | "return" | "specialist";
            /** @description '2 小时内回复'. */
            text: string;
            /**
             * Format: date-time
             * @description Null while it stands still, waiting for the shopper.
             */
            dueAt: string | null;
            isLate: boolean;
        };
        TicketDto: {
            order: components["schemas"]["TicketOrderDto"] | null;
            /** @description What is owed next; null: nothing. */
            promise: components["schemas"]["PromiseDto"] | null;
            ticketNo: string;
            /** @enum {string} */
            kind: "promise" | "quality" | "question" | "return";
            /** @enum {string} */
            state: "closed" | "merged" | "open" | "resolved" | "waiting";
            /** @description Who looks after it; null: nobody yet. */
            agentName: string | null;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            changedAt: string;
            /**
             * Format: date-time
             * @description Until when it can be taken up again, exclusive; null: it cannot.
             */
            reopenUntil: string | null;
            rating: number | null;
            /** @description May be rated now. */
            canRate: boolean;
            /** @description Where it goes on, when it became part of another. */
            mergedInto: string | null;
            lastSeq: number;
            unread: number;
        };
        TicketPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["TicketDto"][];
            nextCursor: string | null;
        };
        OpenTicketDto: {
            /** @enum {string} */
            kind: "promise" | "quality" | "question" | "return";
            /** @description Which of the shopper's orders it is about. */
            orderId?: string | null;
            /** @description Which of its lines. */
            lineKey?: string | null;
            /** @description Made by the client for one message and kept for its repeats. */
            requestKey: string;
            /** @description Words, photos, or both. */
            words?: string | null;
            /** @description Numbers of photos sent for a ticket. */
            photos?: string[] | null;
        };
        MessageDto: {
            /** @description From 1 in each ticket, none missing but internal notes. */
            seq: number;
            /** @enum {string} */
            by: "agent" | "auto" | "note" | "shopper" | "system";
            /** @description Who of ours wrote it. */
            name: string | null;
            /** @description Null where there are no words, or this reader may not see them. */
            text: string | null;
            photos: components["schemas"]["PhotoDto"][];
            /** @description Of a prepared answer: an https address or the name of a drawing. */
            picture: string | null;
            /** @description Of a prepared answer, an https address. */
            video: string | null;
            /** @enum {string} */
            state: "checking" | "held" | "passed" | "refused";
            /** Format: date-time */
            at: string;
        };
        ConversationDto: {
            /** Format: date-time */
            serverNow: string;
            ticket: components["schemas"]["TicketDto"];
            messages: components["schemas"]["MessageDto"][];
        };
        SaidDto: {
            /** @description Made by the client for one message and kept for its repeats. */
            requestKey: string;
            /** @description Words, photos, or both. */
            words?: string | null;
            /** @description Numbers of photos sent for a ticket. */
            photos?: string[] | null;
        };
        ReadTicketDto: {
            /** @description Up to which message. */
            seq: number;
        };
        RateTicketDto: {
            rating: number;
        };
        TicketShopperDto: {
            id: string;
            /** @description `林*满`. */
            name: string;
        };
        TicketClockDto: {
            /** @enum {string} */
            kind: "first-answer" | "resolution" | "return" | "specialist";
            round: number;
            /** Format: date-time */
            dueAt: string | null;
            /** Format: date-time */
            doneAt: string | null;
            /** Format: date-time */
            breachedAt: string | null;
        };
        StaffTicketDto: {
            order: components["schemas"]["TicketOrderDto"] | null;
            /** @description What is owed next; null: nothing. */
            promise: components["schemas"]["PromiseDto"] | null;
            ticketNo: string;
            /** @enum {string} */
            kind: "promise" | "quality" | "question" | "return";
            /** @enum {string} */
            state: "closed" | "merged" | "open" | "resolved" | "waiting";
            /** @description Who looks after it; null: nobody yet. */
            agentName: string | null;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            changedAt: string;
            /**
             * Format: date-time
             * @description Until when it can be taken up again, exclusive; null: it cannot.
             */
            reopenUntil: string | null;
            rating: number | null;
            /** @description May be rated now. */
            canRate: boolean;
            /** @description Where it goes on, when it became part of another. */
            mergedInto: string | null;
            lastSeq: number;
            unread: number;
            shopper: components["schemas"]["TicketShopperDto"];
            /** @enum {string} */
            source: "shopper" | "staff" | "survey";
            isLive: boolean;
            liveSession: string | null;
            agentId: string | null;
            /** @description 0 with its agent, 1 with the managers, 2 with the owner. */
            level: number;
            clocks: components["schemas"]["TicketClockDto"][];
        };
        StaffTicketPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["StaffTicketDto"][];
            nextCursor: string | null;
        };
        StaffOpenTicketDto: {
            /** @enum {string} */
            kind: "promise" | "quality" | "question" | "return";
            /** @description Which of the shopper's orders it is about. */
            orderId?: string | null;
            /** @description Which of its lines. */
            lineKey?: string | null;
            /** @description Made by the client for one message and kept for its repeats. */
            requestKey: string;
            /** @description Words, photos, or both. */
            words?: string | null;
            /** @description Numbers of photos sent for a ticket. */
            photos?: string[] | null;
            /** @description For whom. */
            customerId: string;
        };
        StaffConversationDto: {
            /** Format: date-time */
            serverNow: string;
            ticket: components["schemas"]["StaffTicketDto"];
            messages: components["schemas"]["MessageDto"][];
        };
        TicketMoveDto: {
            move: string;
            /** @enum {string} */
            by: "shopper" | "staff" | "system";
            name: string | null;
            detail: string;
            /** Format: date-time */
            at: string;
        };
        TicketStoryDto: {
            /** Format: date-time */
            serverNow: string;
            moves: components["schemas"]["TicketMoveDto"][];
        };
        AgentSaidDto: {
            /** @description Made by the client for one message and kept for its repeats. */
            requestKey: string;
            /** @description Words, photos, or both. */
            words?: string | null;
            /** @description Numbers of photos sent for a ticket. */
            photos?: string[] | null;
            /** @description Asks the shopper something: promises stand still until they answer. */
            asksBack?: boolean;
            /** @description A prepared answer to send along. */
            answerId?: string | null;
        };
        NoteDto: {
            requestKey: string;
            words: string;
        };
        AssignTicketDto: {
            /** @description Null: back to those nobody has. */
            staffId?: string | null;
        };
        RekindTicketDto: {
            /** @enum {string} */
            kind: "promise" | "quality" | "question" | "return";
        };
        MergeTicketDto: {
            /** @description The one that goes on. */
            into: string;
        };
        DeskDto: {
            staffId: string;
            name: string;
            kinds: ("promise" | "quality" | "question" | "return")[];
            /** @description May answer disputes about the live. */
            isSpecialist: boolean;
            /** @description How many tickets at most come by themselves. */
            most: number;
            /** @description Takes tickets now. */
            isOn: boolean;
            /** @description What they may give by themselves in a calendar month, fen. */
            limitFen: number;
            /** @description Of it, given this month. */
            usedFen: number;
            /** @description Tickets under way. */
            load: number;
        };
        DeskListDto: {
            items: components["schemas"]["DeskDto"][];
        };
        OnDutyDto: {
            isOn: boolean;
        };
        SetDeskDto: {
            kinds: ("promise" | "quality" | "question" | "return")[];
            isSpecialist: boolean;
            most: number;
            limitFen: number;
            isOn: boolean;
        };
        PreparedAnswerDto: {
            id: string;
            key: string;
            question: string;
            /** @description Other ways to ask. */
            words: string[];
            answer: string;
            picture: string | null;
            video: string | null;
            productId: string | null;
            category: string | null;
            isActive: boolean;
            /** @description How often it was sent. */
            sent: number;
        };
        PreparedAnswersDto: {
            items: components["schemas"]["PreparedAnswerDto"][];
        };
        WriteAnswerDto: {
            key: string;
            question: string;
            words: string[];
            answer: string;
            /** @description An https address, or the name of a drawing of the mini-program. */
            picture?: string | null;
            video?: string | null;
            /** @description For one product, or for a category; for everything when both are left out. */
            productId?: string | null;
            category?: string | null;
            isActive: boolean;
        };
        CompensateDto: {
            /** @description Made by the client for one compensation and kept for its repeats. */
            requestKey: string;
            /** @enum {string} */
            what: "coupon" | "points";
            /** @description Of a coupon: its template's key. */
            template?: string | null;
            points?: number | null;
            /** @description One sentence, for colleagues. */
            reason: string;
        };
        CompensationDto: {
            compensationNo: string;
            ticketNo: string;
            /** @enum {string} */
            what: "coupon" | "points";
            /** @description '20 元券', '100 积分'. */
            text: string;
            worthFen: number;
            /** @enum {string} */
            state: "asked" | "given" | "refused";
            reason: string;
            askedBy: string;
            /** Format: date-time */
            askedAt: string;
            decidedBy: string | null;
            /** Format: date-time */
            decidedAt: string | null;
        };
        CompensationCouponDto: {
            template: string;
            name: string;
            worthFen: number;
        };
        CompensationChoicesDto: {
            /** @description Gives without a limit, on record. */
            isFree: boolean;
            /** @description What one may give by oneself in a calendar month, fen. */
            limitFen: number;
            /** @description Of it, given this month. */
            usedFen: number;
            /** @description What a point counts for, fen. */
            pointFen: number;
            coupons: components["schemas"]["CompensationCouponDto"][];
        };
        CompensationPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["CompensationDto"][];
            nextCursor: string | null;
        };
        DecideCompensationDto: {
            approve: boolean;
        };
        ArchivePersonDto: {
            id: string;
            nickname: string;
        };
        ArchiveTotalsDto: {
            orders: number;
            items: number;
            paidFen: number;
            savedFen: number;
            /** @description Order days after the first: how often they came back. */
            repurchases: number;
            /** Format: date-time */
            firstPaidAt: string | null;
            /** @description Local days since the first order. */
            days: number | null;
        };
        ArchiveMemberPriceDto: {
            name: string;
            rateBasisPoints: number;
            /** Format: date-time */
            until: string | null;
        };
        LadderStepDto: {
            step: string;
            title: string;
            condition: string;
            /** @enum {string} */
            state: "locked" | "missed" | "reached" | "running";
            done: number;
            needed: number;
            /** Format: date-time */
            endsAt: string | null;
        };
        LadderNextDto: {
            step: string;
            title: string;
            remaining: number;
            /** Format: date-time */
            endsAt: string;
            /** @description What is at stake, a sentence without its end. */
            text: string;
        };
        LadderDto: {
            program: string;
            name: string;
            rules: string[];
            steps: components["schemas"]["LadderStepDto"][];
            next: components["schemas"]["LadderNextDto"] | null;
            /**
             * Format: date-time
             * @description End, exclusive, of a campaign; null for a ladder that begins with each shopper's first order.
             */
            endsAt: string | null;
            /**
             * Format: date-time
             * @description Of a campaign.
             */
            startsAt: string | null;
        };
        ArchiveDto: {
            /** Format: date-time */
            serverNow: string;
            brandName: string;
            person: components["schemas"]["ArchivePersonDto"];
            totals: components["schemas"]["ArchiveTotalsDto"];
            memberPrice: components["schemas"]["ArchiveMemberPriceDto"] | null;
            ladders: components["schemas"]["LadderDto"][];
            /** @description Usable now, soonest ending first, at most three. */
            coupons: components["schemas"]["CouponDto"][];
            usableCoupons: number;
        };
        StoryItemDto: {
            id: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "coupon" | "gift" | "member-price" | "order" | "redeemed" | "refund";
            text: string;
        };
        StoryPageDto: {
            items: components["schemas"]["StoryItemDto"][];
            nextCursor: string | null;
        };
        OrderCardDto: {
            /**
             * @description Null when it was given back whole.
             * @enum {string|null}
             */
            stage: "delivering" | "moving" | "paid" | "shipped" | "signed" | null;
            id: string;
            orderNo: string;
            /** @description Of the first line; the order's number where it has none. */
            title: string;
            /** @description An https address, or the name of a drawing; null = none. */
            picture: string | null;
            items: number;
            paidFen: number;
            refundedFen: number;
            /** Format: date-time */
            placedAt: string;
            /** @description Bought in a live. */
            isLive: boolean;
            /** @description Where it stands, in a word or two. */
            stageText: string;
        };
        OrderListDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["OrderCardDto"][];
            nextCursor: string | null;
        };
        OrderLineViewDto: {
            lineKey: string;
            productId: string;
            title: string;
            picture: string | null;
            quantity: number;
            amountFen: number;
            /** @description What the host said of it in the live. */
            hostSaid: string | null;
            tips: string[];
        };
        OrderPriceDto: {
            listFen: number;
            /** @description What the buyer saved on the spot. */
            discountFen: number;
            paidFen: number;
            refundedFen: number;
        };
        DeliveryStageDto: {
            /** @enum {string} */
            stage: "delivering" | "moving" | "paid" | "shipped" | "signed";
            text: string;
            /** @enum {string} */
            state: "done" | "next" | "now";
            /**
             * Format: date-time
             * @description Null when nobody said when.
             */
            at: string | null;
        };
        ParcelMoveDto: {
            /** Format: date-time */
            at: string;
            text: string;
            place: string | null;
        };
        ParcelDto: {
            /** @enum {string} */
            stage: "arrived" | "delivering" | "held-up" | "moving" | "picked-up" | "signed";
            trackingNo: string;
            carrier: string | null;
            text: string;
            /** @description The latest first. */
            moves: components["schemas"]["ParcelMoveDto"][];
        };
        DeliveryDto: {
            /** @enum {string|null} */
            stage: "delivering" | "moving" | "paid" | "shipped" | "signed" | null;
            stages: components["schemas"]["DeliveryStageDto"][];
            /** Format: date-time */
            expectedAt: string | null;
            /** @description Only what is usual, said by no carrier. */
            isGuess: boolean;
            isHeldUp: boolean;
            isLate: boolean;
            parcels: components["schemas"]["ParcelDto"][];
        };
        OrderLiveDto: {
            session: string | null;
            room: string | null;
        };
        OrderSurveyDto: {
            surveyNo: string;
            title: string;
            /** @description For answering; 0 = none. */
            points: number;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            closesAt: string;
        };
        OrderPageDto: {
            /** Format: date-time */
            serverNow: string;
            id: string;
            orderNo: string;
            /** Format: date-time */
            placedAt: string;
            items: number;
            lines: components["schemas"]["OrderLineViewDto"][];
            price: components["schemas"]["OrderPriceDto"];
            delivery: components["schemas"]["DeliveryDto"];
            live: components["schemas"]["OrderLiveDto"] | null;
            /** @description What it does for each ladder in force, a sentence each. */
            ladder: string[];
            /** @description What can be answered about it now. */
            survey: components["schemas"]["OrderSurveyDto"] | null;
        };
        ConsentDto: {
            /** @enum {string} */
            purpose: "marketing_sms" | "marketing_wechat" | "personalisation" | "profile" | "service" | "wecom";
            title: string;
            /** @description What it is for, one sentence. */
            use: string;
            /** @description What happens without it, one sentence. */
            without: string;
            /** @description The service cannot be given without it: it ends by closing the account. */
            required: boolean;
            given: boolean;
            /**
             * Format: date-time
             * @description Since when it stands as it does; null: never asked.
             */
            since: string | null;
        };
        AllowanceDto: {
            /** @description Our name of the message template. */
            template: string;
            title: string;
            /** @description How many more messages the shopper has let us send. */
            remaining: number;
        };
        PrivacyDto: {
            /** Format: date-time */
            serverNow: string;
            /** @description Of the privacy agreement in force. */
            policyVersion: string;
            /** @description Of the agreement the shopper agreed to last; null: none. */
            agreedVersion: string | null;
            /** Format: date-time */
            agreedAt: string | null;
            consents: components["schemas"]["ConsentDto"][];
            subscriptions: components["schemas"]["AllowanceDto"][];
        };
        AgreementDto: {
            /** @description The version the shopper has read. */
            policyVersion: string;
        };
        SetConsentDto: {
            /** @enum {string} */
            purpose: "marketing_sms" | "marketing_wechat" | "personalisation" | "profile" | "service" | "wecom";
            given: boolean;
        };
        ExportDto: {
            exportNo: string;
            /**
             * @description waiting: being put together; ready: to be downloaded; gone: removed after its seven days.
             * @enum {string}
             */
            state: "gone" | "ready" | "waiting";
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            readyAt: string | null;
            /**
             * Format: date-time
             * @description Until when it can be downloaded, exclusive.
             */
            expiresAt: string | null;
            /** @description Size of the file. */
            bytes: number | null;
        };
        ExportListDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["ExportDto"][];
            /**
             * Format: date-time
             * @description When the next one can be asked for; null: now.
             */
            nextAt: string | null;
        };
        EraseDto: {
            /** @description The word that says it is meant: 注销. */
            confirm: string;
        };
        ErasedDto: {
            /** Format: date-time */
            erasedAt: string;
        };
        DemoAcceptDto: {
            /** @description Templates the shopper allows one more message of. */
            templateIds: string[];
        };
        DemoAcceptedDto: {
            accepted: number;
        };
        DemoPayDto: {
            /** @description The payment WeChat Pay's sheet was opened for. */
            payNo: string;
        };
        DemoPaidDto: {
            paid: boolean;
        };
        DemoTransferDto: {
            /** @description What WeChat's page for taking the transfer is opened with. */
            package: string;
        };
        DemoTransferredDto: {
            confirmed: boolean;
        };
        DemoPersonDto: {
            /** @enum {string} */
            kind: "shopper" | "staff";
            /** @description Login code of a shopper. */
            code: string | null;
            name: string;
            label: string;
            hint: string;
            /** @description Account and password of a member of staff. */
            account: string | null;
            password: string | null;
        };
        DemoPeopleDto: {
            brandName: string;
            people: components["schemas"]["DemoPersonDto"][];
        };
        WalletCouponDto: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "cash" | "gift" | "member" | "percent";
            /** @description What remains to pay, ten-thousandths (9折 = 9000); percent and member-price coupons. */
            rateBasisPoints: number | null;
            /** @description Taken off, fen; cash coupons. */
            offFen: number | null;
            giftName: string | null;
            /** @description The most a percent coupon takes off, fen. */
            capFen: number | null;
            /** @description The least the bill must come to, fen. */
            thresholdFen: number;
            /** @description What it is for, in words. */
            scope: string;
            /** @description Where it may be used, in words. */
            shops: string;
            /**
             * @description At a counter, in another system's checkout, or both.
             * @enum {string}
             */
            useAt: "both" | "online" | "shop";
            /**
             * @description `held`: a checkout is using it just now.
             * @enum {string}
             */
            state: "expired" | "granted" | "held" | "revoked" | "used";
            /** Format: date-time */
            startsAt: string;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            endsAt: string;
            /** Format: date-time */
            grantedAt: string;
            /** Format: date-time */
            usedAt: string | null;
            /** @description What it saved, fen, once used. */
            savedFen: number | null;
            /** @description Why the shopper has it, one sentence. */
            why: string;
        };
        CouponPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["WalletCouponDto"][];
            nextCursor: string | null;
        };
        CouponDetailDto: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "cash" | "gift" | "member" | "percent";
            /** @description What remains to pay, ten-thousandths (9折 = 9000); percent and member-price coupons. */
            rateBasisPoints: number | null;
            /** @description Taken off, fen; cash coupons. */
            offFen: number | null;
            giftName: string | null;
            /** @description The most a percent coupon takes off, fen. */
            capFen: number | null;
            /** @description The least the bill must come to, fen. */
            thresholdFen: number;
            /** @description What it is for, in words. */
            scope: string;
            /** @description Where it may be used, in words. */
            shops: string;
            /**
             * @description At a counter, in another system's checkout, or both.
             * @enum {string}
             */
            useAt: "both" | "online" | "shop";
            /**
             * @description `held`: a checkout is using it just now.
             * @enum {string}
             */
            state: "expired" | "granted" | "held" | "revoked" | "used";
            /** Format: date-time */
            startsAt: string;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            endsAt: string;
            /** Format: date-time */
            grantedAt: string;
            /** Format: date-time */
            usedAt: string | null;
            /** @description What it saved, fen, once used. */
            savedFen: number | null;
            /** @description Why the shopper has it, one sentence. */
            why: string;
            /** Format: date-time */
            serverNow: string;
            /** @description Twelve digits, to be read aloud. */
            code: string;
            usedShop: string | null;
            revokedReason: string | null;
            /**
             * Format: date-time
             * @description Until when a checkout holds it.
             */
            heldUntil: string | null;
        };
        CouponTokenDto: {
            /** @description What the QR holds; good for `lifeSeconds`. */
            token: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            serverNow: string;
            lifeSeconds: number;
        };
        ExpiringPointsDto: {
            points: number;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            endsAt: string;
        };
        PendingPointsDto: {
            points: number;
            /** @description Why they were given. */
            text: string;
            /**
             * Format: date-time
             * @description null: not known yet, the order is not signed for.
             */
            availableAt: string | null;
        };
        PointsDto: {
            /** Format: date-time */
            serverNow: string;
            /** @description To spend now. */
            balance: number;
            pending: number;
            /** @description Taken back after it was spent: later points pay it first. */
            debt: number;
            /** @description Growth value 成长值. */
            growth: number;
            /** @description By end, soonest first. */
            expiring: components["schemas"]["ExpiringPointsDto"][];
            /** @description Soonest first, those without a date last. */
            pendingItems: components["schemas"]["PendingPointsDto"][];
            rules: string[];
        };
        PointsEntryDto: {
            id: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "adjust" | "earn" | "expire" | "give-back" | "owe" | "pay-debt" | "release" | "spend" | "take-back";
            /** @description Signed: what came, what went. */
            points: number;
            /** @description Of points that cannot be spent yet. */
            pending: boolean;
            text: string;
            why: string | null;
        };
        PointsEntryPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["PointsEntryDto"][];
            nextCursor: string | null;
        };
        InboxMessageDto: {
            id: string;
            /** @enum {string} */
            kind: "account" | "benefit" | "order" | "privacy";
            title: string;
            text: string;
            /** @description A page of the mini-program, with a slash in front. */
            link: string | null;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            readAt: string | null;
        };
        InboxPageDto: {
            /** Format: date-time */
            serverNow: string;
            items: components["schemas"]["InboxMessageDto"][];
            nextCursor: string | null;
        };
        UnreadDto: {
            unread: number;
        };
        ReadDto: {
            /** @description Which messages; all of them when left out. */
            ids?: string[];
        };
        RefusedDto: {
            /** @enum {string} */
            code: "BODY_INVALID" | "BODY_TOO_LARGE" | "NOT_FOUND" | "NOT_READY" | "BUSY" | "OUTSIDE_UNAVAILABLE" | "UNEXPECTED" | "LOGIN_REQUIRED" | "SESSION_EXPIRED" | "SESSION_REVOKED" | "SESSION_REUSED" | "SESSION_NOT_FOUND" | "LOGIN_CODE_INVALID" | "LOGIN_UNAVAILABLE" | "PASSWORD_WRONG" | "LOGIN_TOO_OFTEN" | "NOT_ALLOWED" | "TOTP_REQUIRED" | "TOTP_WRONG" | "TOTP_IS_ON" | "TOTP_IS_OFF" | "OLD_PASSWORD_WRONG" | "SHOP_NOT_YOURS" | "SHOP_KEY_TAKEN" | "SHOP_NOT_FOUND" | "MEMBER_NOT_FOUND" | "MEMBER_IS_YOU" | "ACCOUNT_TAKEN" | "SIGNATURE_MISSING" | "CLIENT_UNKNOWN" | "SIGNATURE_WRONG" | "REQUEST_STALE" | "REQUEST_REPLAYED" | "PUSH_FORGED" | "PUSH_STALE" | "PUSH_MALFORMED" | "BATCH_EMPTY" | "BATCH_TOO_LARGE" | "EVENT_CONFLICT" | "EVENT_TIME_ABSURD" | "ORDER_NOT_FOUND" | "COUPON_NOT_FOUND" | "CODE_MALFORMED" | "CODE_UNKNOWN" | "QR_MALFORMED" | "QR_EXPIRED" | "TICKET_EXPIRED" | "COUPON_USED" | "COUPON_EXPIRED" | "COUPON_NOT_STARTED" | "COUPON_REVOKED" | "COUPON_OTHER_SHOP" | "BELOW_THRESHOLD" | "BILL_REQUIRED" | "REQUEST_KEY_REUSED" | "CODE_TOO_OFTEN" | "COUPON_HELD" | "COUPON_NOT_IN_SHOP" | "COUPON_NOT_ONLINE" | "COUPON_OUT_OF_SCOPE" | "COUPONS_DO_NOT_STACK" | "REDEMPTION_NOT_FOUND" | "UNDO_TOO_LATE" | "BUDGET_SPENT" | "PERSON_LIMIT_REACHED" | "COUPON_SOLD_OUT" | "COUPON_LIMIT_REACHED" | "COUPON_FOREIGN" | "BUYER_UNKNOWN" | "HOLD_NOT_FOUND" | "HOLD_EXPIRED" | "HOLD_REDEEMED" | "HOLD_RETURNED" | "IDEMPOTENCY_KEY_MISSING" | "IDEMPOTENCY_KEY_REUSED" | "POINTS_SHORT" | "ITEM_NOT_FOUND" | "ITEM_OFF_SHELF" | "ITEM_SOLD_OUT" | "ITEM_LIMIT_REACHED" | "ADDRESS_REQUIRED" | "MALL_ORDER_NOT_FOUND" | "MALL_ORDER_STATE" | "MALL_REQUEST_REUSED" | "CUSTOMER_NOT_FOUND" | "PHONE_CODE_INVALID" | "PHONE_TAKEN" | "NICKNAME_RISKY" | "AVATAR_INVALID" | "CLAIM_NOT_FOUND" | "CLAIM_TAKEN" | "CLAIM_TOO_OFTEN" | "MERGE_NOT_FOUND" | "MERGE_NOT_LAST" | "MERGE_BUSY" | "PAY_OFF" | "PAY_NEEDS_WECHAT" | "PAYMENT_NOT_FOUND" | "PAYMENT_OVER" | "PAYMENT_KEY_REUSED" | "CASH_NOT_FOUND" | "CASH_STATE" | "GROUP_NOT_FOUND" | "TEAM_NOT_FOUND" | "GROUP_NOT_STARTED" | "GROUP_OVER" | "GROUP_CANCELLED" | "GROUP_SOLD_OUT" | "GROUP_FULL" | "GROUP_EXPIRED" | "GROUP_TEAM_CANCELLED" | "GROUP_NOT_OPEN" | "GROUP_OWN_TEAM" | "GROUP_ALREADY_IN" | "GROUP_NOT_IN" | "GROUP_FILLED" | "GROUP_ONE_AT_A_TIME" | "GROUP_LIMIT_REACHED" | "GROUP_BUYERS_ONLY" | "GROUP_NEWCOMERS_ONLY" | "GROUP_REQUEST_REUSED" | "INVITATION_UNKNOWN" | "INVITATION_OVER" | "INVITATION_SELF" | "INVITATION_NOT_NEW" | "INVITATION_BOUND" | "INVITATION_TOO_OFTEN" | "REFERRAL_NOT_FOUND" | "REFERRAL_NOT_FLAGGED" | "REFERRAL_CAP_REACHED" | "SURVEY_NOT_FOUND" | "SURVEY_NOT_YET" | "SURVEY_CLOSED" | "SURVEY_ANSWERED" | "SURVEY_QUESTION_UNKNOWN" | "SURVEY_ANSWER_INVALID" | "SURVEY_ANSWER_MISSING" | "PHOTO_MISSING" | "PHOTO_TOO_LARGE" | "PHOTO_TYPE" | "PHOTO_NAME_LIES" | "PHOTO_BROKEN" | "PHOTO_TOO_MANY" | "PHOTO_NOT_FOUND" | "PHOTO_USED" | "PHOTO_REFUSED" | "WORDS_MARKUP" | "WORDS_REFUSED" | "TICKET_NOT_YOURS" | "TICKET_TOO_MANY" | "TICKET_OTHER_SHOPPER" | "TICKET_RATED" | "MESSAGE_EMPTY" | "AGENT_UNFIT" | "DESK_NOT_FOUND" | "COMPENSATION_INVALID" | "COMPENSATION_NOT_FOUND" | "COMPENSATION_DECIDED" | "COMPENSATION_OWN" | "COMPENSATION_UNFUNDED" | "ANSWERS_TOO_MANY" | "ANSWER_NOT_FOUND" | "TICKET_NOT_FOUND" | "TICKET_CLOSED" | "TICKET_MERGED" | "TICKET_RESOLVED" | "TICKET_NOT_RESOLVED" | "TICKET_NOT_ANSWERED" | "TICKET_NEEDS_SPECIALIST" | "CONSENT_REQUIRED" | "POLICY_CHANGED" | "EXPORT_WAITING" | "EXPORT_TOO_OFTEN" | "EXPORT_NOT_FOUND" | "EXPORT_NOT_READY" | "EXPORT_GONE" | "ERASURE_UNDER_WAY";
            /** @description One sentence for a person, Chinese. */
            message: string;
            /** Format: uuid */
            requestId: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Audit_list: {
        parameters: {
            query?: {
                cursor?: string;
                /** @description Only what was done to this one, e.g. `customer:17`. */
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Login_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResultDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Login_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResultDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Login_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEndedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Account_profile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Account_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChangeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Account_phone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneResultDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Account_claim: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimResultDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Merge_find: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindCustomersDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundCustomersDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Merge_merge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Merge_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerMergesDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Merge_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    OpenOrders_tell: {
        parameters: {
            query?: never;
            header: {
                "x-fanchang-client": string;
                /** @description epoch seconds */
                "x-fanchang-timestamp": string;
                /** @description 8–64 letters and digits, once */
                "x-fanchang-nonce": string;
                "x-fanchang-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderBatchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderBatchResultDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MiniProgram_echo: {
        parameters: {
            query: {
                timestamp: string;
                nonce: string;
                /** @description plain pushes of WeChat */
                signature?: string;
                /** @description encrypted pushes */
                msg_signature?: string;
                echostr: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description echostr, in clear */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MiniProgram_push: {
        parameters: {
            query: {
                timestamp: string;
                nonce: string;
                /** @description plain pushes of WeChat */
                signature?: string;
                /** @description encrypted pushes */
                msg_signature?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description a message, plain or encrypted; at most 256 KiB */
        requestBody: {
            content: {
                "application/json": string;
            };
        };
        responses: {
            /** @description kept, now or before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": "success";
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Wecom_echo: {
        parameters: {
            query: {
                timestamp: string;
                nonce: string;
                /** @description plain pushes of WeChat */
                signature?: string;
                /** @description encrypted pushes */
                msg_signature?: string;
                echostr: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description echostr, in clear */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Wecom_push: {
        parameters: {
            query: {
                timestamp: string;
                nonce: string;
                /** @description plain pushes of WeChat */
                signature?: string;
                /** @description encrypted pushes */
                msg_signature?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description a message, plain or encrypted; at most 256 KiB */
        requestBody: {
            content: {
                "text/xml": string;
            };
        };
        responses: {
            /** @description kept, now or before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": "success";
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Subscriptions_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionsDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Subscriptions_tell: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionsToldDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionsDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Douyin_push: {
        parameters: {
            query?: never;
            header: {
                /** @description hex md5(app_key + body + app_secret) */
                "event-sign": string;
                "app-id": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tag?: string;
                    msg_id?: string;
                    /** @description an object, or JSON of one in a text */
                    data?: {
                        [key: string]: unknown;
                    } | string;
                }[];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DouyinAnswerDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    WeixinShop_echo: {
        parameters: {
            query: {
                timestamp: string;
                nonce: string;
                /** @description plain pushes of WeChat */
                signature?: string;
                /** @description encrypted pushes */
                msg_signature?: string;
                echostr: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description echostr, in clear */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    WeixinShop_push: {
        parameters: {
            query: {
                timestamp: string;
                nonce: string;
                /** @description plain pushes of WeChat */
                signature?: string;
                /** @description encrypted pushes */
                msg_signature?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description a message, plain or encrypted; at most 256 KiB */
        requestBody: {
            content: {
                "application/json": string;
            };
        };
        responses: {
            /** @description kept, now or before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": "success";
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Live_tell: {
        parameters: {
            query?: never;
            header: {
                "x-fanchang-client": string;
                /** @description epoch seconds */
                "x-fanchang-timestamp": string;
                /** @description 8–64 letters and digits, once */
                "x-fanchang-nonce": string;
                "x-fanchang-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InteractionBatchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InteractionBatchResultDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    OpenProducts_tell: {
        parameters: {
            query?: never;
            header: {
                "x-fanchang-client": string;
                /** @description epoch seconds */
                "x-fanchang-timestamp": string;
                /** @description 8–64 letters and digits, once */
                "x-fanchang-nonce": string;
                "x-fanchang-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductBatchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductBatchResultDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Photos_mine: {
        parameters: {
            query: {
                /** @description What it is for; it can be used for nothing else. */
                purpose: "survey" | "ticket";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Photos_staffs: {
        parameters: {
            query: {
                /** @description What it is for; it can be used for nothing else. */
                purpose: "survey" | "ticket";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Photos_one: {
        parameters: {
            query: {
                /** @description Until when the address is good, epoch ms. */
                until: number;
                seal: string;
            };
            header?: never;
            path: {
                photoNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Staff_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffLoginDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffLoginResultDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Staff_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffLoginResultDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Staff_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEndedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Staff_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMeDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    OwnAccount_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSessionListDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    OwnAccount_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEndedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    OwnAccount_changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEndedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    OwnAccount_setUpTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpSetUpDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    OwnAccount_confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCodeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpStateDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    OwnAccount_removeTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpStateDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Members_shops: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopListDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Members_page: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Members_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddMemberDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedMemberDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Members_setRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetRoleDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEndedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Members_deactivate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEndedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Members_activate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEndedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Members_resetTotp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEndedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Members_setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasswordDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEndedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Members_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSessionListDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Members_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEndedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Members_revokeAll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEndedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Verification_quote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Verification_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Verification_today: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TodayDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Verification_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    CouponHistory_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponHistoryDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Checkout_check: {
        parameters: {
            query?: never;
            header: {
                "x-fanchang-client": string;
                /** @description epoch seconds */
                "x-fanchang-timestamp": string;
                /** @description 8–64 letters and digits, once */
                "x-fanchang-nonce": string;
                "x-fanchang-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Checkout_hold: {
        parameters: {
            query?: never;
            header: {
                "x-fanchang-client": string;
                /** @description epoch seconds */
                "x-fanchang-timestamp": string;
                /** @description 8–64 letters and digits, once */
                "x-fanchang-nonce": string;
                "x-fanchang-signature": string;
                /** @description 8–64 letters, digits, _ and -; the same key with the same body gives the same answer */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Checkout_redeem: {
        parameters: {
            query?: never;
            header: {
                "x-fanchang-client": string;
                /** @description epoch seconds */
                "x-fanchang-timestamp": string;
                /** @description 8–64 letters and digits, once */
                "x-fanchang-nonce": string;
                "x-fanchang-signature": string;
                /** @description 8–64 letters, digits, _ and -; the same key with the same body gives the same answer */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedeemHoldDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeemedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Checkout_giveBack: {
        parameters: {
            query?: never;
            header: {
                "x-fanchang-client": string;
                /** @description epoch seconds */
                "x-fanchang-timestamp": string;
                /** @description 8–64 letters and digits, once */
                "x-fanchang-nonce": string;
                "x-fanchang-signature": string;
                /** @description 8–64 letters, digits, _ and -; the same key with the same body gives the same answer */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnHoldDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Mall_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallItemPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Mall_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallItemDetailDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MallOrders_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MallOrders_redeem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedeemRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MallOrders_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MallOrders_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MallOrders_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MallOrders_received: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffMallOrders_list: {
        parameters: {
            query?: {
                cursor?: string;
                state?: "awaiting-address" | "cancelled" | "completed" | "placed" | "shipped";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffMallOrders_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffMallOrders_ship: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShipRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffMallOrders_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelByStaffDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Payments_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Payments_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Cash_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CashPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Cash_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CashDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Cash_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CashDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    PaymentAlarms_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentAlarmPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    PayNotices_push: {
        parameters: {
            query?: never;
            header: {
                /** @description base64 */
                "wechatpay-signature": string;
                "wechatpay-nonce": string;
                /** @description epoch seconds */
                "wechatpay-timestamp": string;
                /** @description whose key signed it */
                "wechatpay-serial": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id?: string;
                    event_type?: string;
                    resource?: {
                        algorithm?: string;
                        ciphertext?: string;
                        nonce?: string;
                        associated_data?: string;
                    };
                };
            };
        };
        responses: {
            /** @description kept, now or before */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    GroupBuys_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupBuyPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    GroupBuys_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teamNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    GroupBuys_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupBuyDetailDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyTeams_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyGroupBuyDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyTeams_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyTeamDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyTeams_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyTeamPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyTeams_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teamNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyTeamDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyTeams_join: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teamNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyTeamDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyTeams_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teamNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyTeamDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffGroupBuys_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffGroupBuyPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffGroupBuys_teams: {
        parameters: {
            query?: {
                state?: "cancelled" | "expired" | "filled" | "open" | "waiting";
                cursor?: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffTeamPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffGroupBuys_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teamNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffTeamDetailDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffGroupBuys_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelGroupBuyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupBuyCancelledDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyInvitations_of: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyInvitations_image: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyInvitations_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationProgressPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyInvitations_accepted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyAcceptedInvitationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyInvitations_accept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedInvitationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    InvitationLanding_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationLandingDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffReferrals_list: {
        parameters: {
            query?: {
                state?: "bound" | "cancelled" | "late" | "pending" | "refused" | "review" | "settled" | "void";
                /** @description Only those something looks wrong with. */
                flagged?: boolean;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffReferrals_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetailDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffReferrals_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewReferralDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetailDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MySurveys_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyListDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MySurveys_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                surveyNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MySurveys_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                surveyNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyDraftDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MySurveys_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                surveyNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyAnswersDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffSurveys_results: {
        parameters: {
            query?: {
                by?: "all" | "category" | "product" | "session";
                /** @description Of which survey; all of them when left out. */
                program?: string;
                /** @description Answered from, ISO 8601 with an offset. */
                from?: string;
                /** @description Answered before, exclusive. */
                until?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyResultsDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffSurveys_answers: {
        parameters: {
            query?: {
                /** @description Ratings up to this one only. */
                rating?: number;
                /** @description Of which survey; all of them when left out. */
                program?: string;
                /** @description Answered from, ISO 8601 with an offset. */
                from?: string;
                /** @description Answered before, exclusive. */
                until?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweredSurveysDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyTickets_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyTickets_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenTicketDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyTickets_one: {
        parameters: {
            query?: {
                /** @description Only later messages; 0 = from the beginning. */
                after?: number;
            };
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyTickets_say: {
        parameters: {
            query?: {
                /** @description Only later messages; 0 = from the beginning. */
                after?: number;
            };
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaidDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyTickets_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadTicketDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MyTickets_rate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateTicketDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffTickets_list: {
        parameters: {
            query?: {
                cursor?: string;
                /** @description One's own, those nobody has, those whose promise was broken, or all (managers). */
                view?: "all" | "breached" | "mine" | "pool";
                /** @description Those that are over, too. */
                ended?: "false" | "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffTicketPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffTickets_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffOpenTicketDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffConversationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffTickets_one: {
        parameters: {
            query?: {
                /** @description Only later messages; 0 = from the beginning. */
                after?: number;
            };
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffConversationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffTickets_story: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketStoryDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffTickets_say: {
        parameters: {
            query?: {
                /** @description Only later messages; 0 = from the beginning. */
                after?: number;
            };
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentSaidDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffConversationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffTickets_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffConversationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffTickets_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadTicketDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffConversationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffTickets_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignTicketDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketStoryDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffTickets_rekind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RekindTicketDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketStoryDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffTickets_merge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeTicketDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffConversationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffTickets_resolve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffConversationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffTickets_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffConversationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    CareDesk_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskListDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    CareDesk_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    CareDesk_turn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnDutyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    CareDesk_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staffId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetDeskDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    CareDesk_search: {
        parameters: {
            query?: {
                /** @description Words of a question; the best fit comes first. Left out: the newest. */
                q?: string;
                /** @description For whose ticket: only what fits its goods. */
                ticketNo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreparedAnswersDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    CareDesk_write: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteAnswerDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreparedAnswerDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    CareDesk_compensate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompensateDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompensationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    CareDesk_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompensationChoicesDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    CareDesk_compensated: {
        parameters: {
            query?: {
                cursor?: string;
                state?: "asked" | "given" | "refused";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompensationPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    CareDesk_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                compensationNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideCompensationDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompensationDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Archive_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchiveDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Archive_story: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Orders_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderListDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Orders_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Privacy_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Privacy_agree: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreementDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Privacy_setConsent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetConsentDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Privacy_listExports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportListDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Privacy_askExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Privacy_exportFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Privacy_erase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Demo_accept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoAcceptDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoAcceptedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Demo_pay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoPayDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoPaidDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Demo_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoTransferDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoTransferredDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Demo_people: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoPeopleDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Wallet_list: {
        parameters: {
            query: {
                state: "ended" | "usable" | "used";
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Wallet_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponDetailDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Wallet_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponTokenDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Points_of: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Points_entries: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsEntryPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Inbox_page: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Inbox_unread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Inbox_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
}
