using NanoV2G.Firmware.ContactorSequence;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.ContactorSequence;

// Invariant 1: the contactor is driven closed only in a posture that lists every permissive as true. Here it is walked
// at random through missing permissives, demands to open, unplugging, and a contactor that sticks, bounces and drops.
[TestClass]
public class ContactorInvariantTest
{
    private const int Steps = 20000;

    [TestMethod]
    [DataRow(1)]
    [DataRow(20)]
    [DataRow(300)]
    [DataRow(4000)]
    public void TheCoilIsEnergisedOnlyWithEveryPermissive(int seed)
    {
        ContactorBench bench = new ContactorBench();
        int random = seed;
        int closings = 0;
        int releasedSinceMs = 0;
        int unpluggedForMs = 0;
        for (int i = 0; i < Steps; i++)
        {
            random = Next(random);
            int missing = OneIn(random, 40) ? 1 << ((random >> 20) % 8) : 0;
            random = Next(random);
            bool mustOpen = OneIn(random, 60);
            random = Next(random);
            bench.Situation.Snapshot.VehicleIsConnected = OneIn(random, 50) ? !bench.Situation.Snapshot.VehicleIsConnected : bench.Situation.Snapshot.VehicleIsConnected;
            random = Next(random);
            missing |= bench.Situation.Snapshot.VehicleIsConnected ? 0 : Permissive.VehicleConnected;
            bool mirrorLies = OneIn(random, 2000);
            bench.IsProvedOpen = bench.IsDriven ? mirrorLies : !mirrorLies;
            ContactorState stateBefore = bench.Sequencer.State;
            bool wasDriven = bench.IsDriven;
            random = Next(random);
            bench.Step(200, missing, mustOpen, OneIn(random, 80));

            bool isDriven = bench.IsDriven;
            if (isDriven && !wasDriven)
            {
                closings++;
                Assert.IsTrue(missing == 0 && !mustOpen, "every permissive holds");
                Assert.IsTrue(bench.IsProvedOpen, "from a proved open contactor");
                Assert.IsTrue(releasedSinceMs >= 10000, "after its rest");
            }

            Assert.IsFalse(isDriven && mustOpen, "a demand to open acts in the same step");
            Assert.IsFalse(isDriven && stateBefore == ContactorState.Closing && missing != 0, "nor does closing go on");
            Assert.IsFalse(isDriven && bench.Sequencer.Fault != ContactorFault.None, "never with a latched fault");
            releasedSinceMs = isDriven ? 0 : releasedSinceMs + 200;
            unpluggedForMs = bench.Situation.Snapshot.VehicleIsConnected ? 0 : unpluggedForMs + 200;
            Assert.IsFalse(isDriven && unpluggedForMs > ContactorSequencer.UnloadMs + 400, "an unplugged vehicle opens it");
            if (bench.Sequencer.State == ContactorState.Faulted)
            {
                bench = new ContactorBench();
                releasedSinceMs = 10000;
            }
        }

        Assert.IsTrue(closings > 50, "else the walk proves nothing");
    }

    private static bool OneIn(int random, int count)
    {
        return (random >> 8) % count == 0;
    }

    private static int Next(int random)
    {
        return (int)(((random * 1103515245L) + 12345) & 0x7fffffff);
    }
}
