namespace NanoV2G.Hal.Supervisor;

/// <summary>
/// The output that keeps the hardware supervisor alive. The supervisor is AC-coupled: only edges count. Without an
/// edge for 2 to 2.5 s it drops the contactor supply, after 30 to 60 s it resets the chip.
/// </summary>
public interface ISupervisorPulse
{
    /// <summary>Inverts the output: one edge.</summary>
    void Toggle();
}
