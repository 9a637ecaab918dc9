package dev.parley.usagelog.record;

class ParkingInMemoryTest extends ParkingContract {

    @Override
    protected Parking parking() {
        return new ParkingInMemory();
    }
}
