package io.trailwright.bench;

/** Whether the stack stays up after the measurement, for profilers. */
record Keep(boolean asked) {

    /** Says how to put it under load again, and waits for Ctrl-C. */
    void ifAsked(Machine machine, Proposals proposals, Teller teller) {
        if (!asked) {
            return;
        }
        machine.stack()
                .config()
                .components()
                .forEach(component -> teller.line(
                        component.label() + ": process " + machine.stack().pid(component) + ", log "
                                + machine.stack().log(component)));
        teller.line("The stack stays up until Ctrl-C. Load it again (the token is renewed every minute) with:");
        teller.line(proposals.loadCommand());
        try {
            while (true) {
                machine.freshToken();
                Thread.sleep(60_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
