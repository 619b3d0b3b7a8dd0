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

    /// <summary>Mutes a kind of source in a control loop.</summary>
    /// <param name="control">The control loop.</param>
    /// <param name="type">Type of the sources.</param>
    /// <exception cref="InvalidOperationException">The loop has no such source.</exception>
    public static void MuteIn(ControlLoop control, Type type)
    {
        ILimitSource[] sources = SourcesOf(control);
        if (!Array.Exists(sources, source => source.GetType() == type))
        {
            throw new InvalidOperationException($"The control loop has no {type.Name}.");
        }

        for (int place = 0; place < sources.Length; place++)
        {
            sources[place] = sources[place].GetType() == type ? new MutedSource(sources[place]) : sources[place];
        }
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
