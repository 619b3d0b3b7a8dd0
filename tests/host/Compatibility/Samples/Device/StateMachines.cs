using System.Collections;

namespace NanoV2G.OffendingSamples;

public class StateMachines
{
    public async void Later() // expect: state-machine
    {
        await System.Threading.Tasks.Task.Yield();
    }

    public IEnumerator GetEnumerator() // expect: state-machine, member-not-allowed
    {
        yield return this;
    }
}
