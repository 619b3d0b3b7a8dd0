namespace NanoV2G.Hal.Board;

/// <summary>
/// The permission to block the interpreter. Some native calls stop every managed thread (name resolution, TLS
/// handshake, clock chip), so they are made only while the unit is parked: power at zero or within the open-loop cap,
/// proved by measurement. The control loop gives the permission; the threads that need it ask, wait and release.
/// </summary>
/// <remarks>Called from the link thread and answered from the control thread's state: every member returns at once.</remarks>
public interface IParkedGate
{
    /// <summary>Whether parking would interrupt nothing now: no vehicle is being charged or discharged.</summary>
    bool IsIdle { get; }

    /// <summary>
    /// Whether the posture has been reached and proved. Once true after <see cref="Ask"/> it stays so until
    /// <see cref="Release"/>, unless a fault ends it.
    /// </summary>
    bool IsParked { get; }

    /// <summary>
    /// Asks for the posture and to be kept in it. Asking again changes nothing. Whoever keeps it too long loses it, and
    /// it is then refused for a while: <see cref="IsParked"/> stays false.
    /// </summary>
    void Ask();

    /// <summary>The interpreter will not be blocked any more. Without a preceding <see cref="Ask"/> nothing happens.</summary>
    void Release();
}
