using System.Threading;

namespace NanoV2G.Hal.Timing;

/// <summary>
/// Lets one writer thread hand a set of fields to one reader thread without a lock: the number is odd while the
/// writer is inside, and a reader whose number changed under it reads again. The control thread therefore never
/// waits for a bus.
/// </summary>
public sealed class SampleGate
{
    /// <summary>
    /// Another number whenever something is written: what a reader has seen need not be read again. An old one does no harm, the
    /// next look finds it.
    /// </summary>
    public int Version;

    /// <summary>The writer is about to change fields.</summary>
    public void BeginWrite()
    {
        Interlocked.Increment(ref Version);
    }

    /// <summary>The writer has changed all fields.</summary>
    public void EndWrite()
    {
        Interlocked.Increment(ref Version);
    }

    /// <summary>
    /// The number to hand to <see cref="EndRead"/>, or -1 while a write is under way or before the first one:
    /// <see cref="EndRead"/> never confirms that, so that a reader need not look at it.
    /// </summary>
    /// <returns>An even number above zero, or -1.</returns>
    public int BeginRead()
    {
        int version = Interlocked.CompareExchange(ref Version, 0, 0);
        return version == 0 || (version & 1) != 0 ? -1 : version;
    }

    /// <summary>Whether the fields read since <see cref="BeginRead"/> belong together.</summary>
    /// <param name="version">The number that <see cref="BeginRead"/> gave.</param>
    /// <returns>True when no write came between.</returns>
    public bool EndRead(int version)
    {
        return Interlocked.CompareExchange(ref Version, 0, 0) == version;
    }
}
