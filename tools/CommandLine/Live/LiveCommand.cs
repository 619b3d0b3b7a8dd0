using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tools.Live;

/// <summary>Something that somebody does on the live page.</summary>
public abstract record LiveCommand
{
    /// <summary>Puts the car's plug in, or takes it out.</summary>
    /// <param name="IsConnected">True to put it in.</param>
    public sealed record Plug(bool IsConnected) : LiveCommand;

    /// <summary>Moves the load control contact.</summary>
    /// <param name="State">What the input senses from now on.</param>
    public sealed record LoadControl(ContactState State) : LiveCommand;

    /// <summary>Moves the switch of the logic interface.</summary>
    /// <param name="IsClosed">True to close it: the unit may have power.</param>
    public sealed record LogicInterface(bool IsClosed) : LiveCommand;

    /// <summary>Presses the emergency stop, or releases it.</summary>
    /// <param name="IsPressed">True to press it.</param>
    public sealed record EmergencyStop(bool IsPressed) : LiveCommand;

    /// <summary>Makes a fault, or clears it.</summary>
    /// <param name="Kind">The fault.</param>
    /// <param name="IsPresent">True to make it.</param>
    public sealed record Fault(SimulatedFault Kind, bool IsPresent) : LiveCommand;

    /// <summary>Asks for the car to be charged at once.</summary>
    /// <param name="Minutes">For how long, min.</param>
    public sealed record ChargeNow(int Minutes) : LiveCommand;

    /// <summary>Asks for a power, as a dispatcher does.</summary>
    /// <param name="Watts">Power, W, positive = charging.</param>
    /// <param name="Minutes">For how long, min.</param>
    public sealed record Dispatch(int Watts, int Minutes) : LiveCommand;

    /// <summary>Withdraws charge-now and set-point.</summary>
    public sealed record Release : LiveCommand;

    /// <summary>Resets a lockout as its user.</summary>
    public sealed record ResetLockout : LiveCommand;

    /// <summary>Changes how fast simulated time goes.</summary>
    /// <param name="Times">How many times faster than real time.</param>
    public sealed record Speed(int Times) : LiveCommand;
}
