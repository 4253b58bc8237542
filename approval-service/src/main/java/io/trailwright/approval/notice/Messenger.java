package io.trailwright.approval.notice;

import io.smallrye.mutiny.Uni;

/** Takes a notice to its receiver. */
public interface Messenger {

    Notice.Channel channel();

    /**
     * @return completes when the receiver has taken it; fails with {@link RefusedException} where another try is in
     *     vain, and with anything else where it is not
     */
    Uni<Void> send(Notice notice);

    /** The receiver will never take it. */
    final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public RefusedException(String why) {
            super(why);
        }
    }
}
