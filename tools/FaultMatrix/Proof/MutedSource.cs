using System.Runtime.CompilerServices;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Tools.FaultMatrix.Proof;

/// <summary>
/// A limit source that still looks but no longer acts: it narrows a window that nobody reads. The seam is the control
/// loop's own table of sources, reached from outside, so that the firmware carries nothing for it.
/// </summary>
public sealed class MutedSource : ILimitSource
{
    private readonly ILimitSource _source;
    private readonly LimitWindow _unread = new();

    private MutedSource(ILimitSource source)
    {
        _source = source;
    }

    /// <summary>Mutes one source of a control loop.</summary>
    /// <param name="control">The control loop.</param>
    /// <param name="type">Type of the source.</param>
    /// <exception cref="InvalidOperationException">The loop has no such source.</exception>
    public static void MuteIn(ControlLoop control, Type type)
    {
        ILimitSource[] sources = SourcesOf(control);
        int place = Array.FindIndex(sources, source => source.GetType() == type);
        if (place < 0)
        {
            throw new InvalidOperationException($"The control loop has no {type.Name}.");
        }

        sources[place] = new MutedSource(sources[place]);
    }

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        _unread.Begin(int.MaxValue);
        _source.Narrow(snapshot, _unread);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_limits")]
    private static extern ref readonly ILimitSource[] SourcesOf(ControlLoop control);
}
