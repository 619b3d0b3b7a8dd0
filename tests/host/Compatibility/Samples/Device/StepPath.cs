namespace NanoV2G.OffendingSamples;

/// <summary>The root of the samples' steps, which obey the tick's rules up to the store.</summary>
public interface IStepRoot
{
    void Step();
}

public interface IStore
{
    int Length { get; }

    void Append(int value);
}

public class Recorder : IStepRoot
{
    private readonly IStore _store;
    private object _held;

    public Recorder(IStore store)
    {
        _store = store;
    }

    public object Held => _held;

    public void Step()
    {
        _store.Append(_store.Length);
        _held = new object(); // expect: tick-new
    }
}

public class FlashStore : IStore
{
    private byte[] _written;

    public int Length => _written == null ? 0 : _written.Length;

    public void Append(int value)
    {
        _written = new byte[value];
        Write();
    }

    private void Write()
    {
        _written = new byte[_written.Length + 1];
    }
}

public class DirectTick : ITickRoot
{
    private readonly FlashOnTheTick _store = new FlashOnTheTick();

    public void Tick()
    {
        _store.Append(3);
    }
}

public class FlashOnTheTick : IStore
{
    private byte[] _written;

    public int Length => _written.Length;

    public void Append(int value)
    {
        _written = new byte[value]; // expect: tick-array
    }
}
