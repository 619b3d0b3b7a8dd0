namespace NanoV2G.Firmware.Commands;

/// <summary>
/// The part of the controller that commands ask things of. Called by the report thread: an implementation hands the
/// request over to the control thread without waiting for it. Limits outrank every request, so accepting one promises
/// nothing but that it takes part.
/// </summary>
public interface ICommandTarget
{
    /// <summary>Largest set-point taken in either direction, W.</summary>
    int MostSetpointWatts { get; }

    /// <summary>Asks for a power until a time. A later set-point replaces an earlier one.</summary>
    /// <param name="watts">Power, W, positive = charging, within <see cref="MostSetpointWatts"/>.</param>
    /// <param name="expiresMonotonicMs">Monotonic time from which the request no longer holds, ms.</param>
    /// <returns><see cref="CommandReason.None"/> when accepted, otherwise why not.</returns>
    CommandReason RequestSetpoint(int watts, long expiresMonotonicMs);

    /// <summary>Withdraws set-point and charge-now.</summary>
    /// <returns><see cref="CommandReason.None"/> when accepted, also when there was none; otherwise why not.</returns>
    CommandReason Release();

    /// <summary>Asks for the car to be charged at once, with priority over every other request.</summary>
    /// <param name="expiresMonotonicMs">Monotonic time from which the request no longer holds, ms.</param>
    /// <returns><see cref="CommandReason.None"/> when accepted, otherwise why not.</returns>
    CommandReason ChargeNow(long expiresMonotonicMs);

    /// <summary>
    /// Asks for the end of a lockout as its user: in a domestic scheme at most 3 in 30 days, then and in any other scheme the
    /// installer only (ENA EREC G100 Issue 2, secondary source).
    /// </summary>
    /// <returns><see cref="CommandReason.None"/> when accepted, otherwise why not.</returns>
    CommandReason ResetLockout();
}
