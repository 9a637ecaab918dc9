package dev.parley.negotiation.access;

class MemoryRepeatsTest extends RepeatsContract {
    private final MemoryRepeats repeats = new MemoryRepeats();

    @Override
    protected Repeats repeats() {
        return repeats;
    }

    @Override
    protected void endClaims() {
        repeats.endClaims();
    }
}
