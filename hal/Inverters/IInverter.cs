namespace NanoV2G.Hal.Inverters;

/// <summary>The bidirectional inverter, driven by a power set-point.</summary>
public interface IInverter
{
    /// <summary>Rated active power in either direction, all phases together, W.</summary>
    int RatedWatts { get; }

    /// <summary>On how many phases it feeds, 1 or 3; three share its power evenly.</summary>
    int PhaseCount { get; }

    /// <summary>Why the device that answers is refused; <see cref="InverterRefusal.None"/> while none is, or none answers.</summary>
    InverterRefusal Refusal { get; }

    /// <summary>Its interface protection as read back.</summary>
    InverterProtection Protection { get; }

    /// <summary>
    /// Asks for a power. The latest wins; the bus thread writes it as soon as the bus is free and again before the
    /// inverter's reversion timer ends, as long as it is called at every tick: an inverter whose control thread has
    /// died must fall back by itself. Never waits.
    /// </summary>
    /// <param name="watts">Set-point, W, positive = charging, negative = discharging.</param>
    void Command(int watts);

    /// <summary>Copies the last complete reading. Called by the control thread; never waits.</summary>
    /// <param name="target">Receives the reading; its content means nothing when false is returned.</param>
    /// <returns>False before the first reading and when one was being written.</returns>
    bool TryCopyTo(InverterSample target);
}
