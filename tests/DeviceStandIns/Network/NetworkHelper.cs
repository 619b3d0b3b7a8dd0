using System;
using System.Device.Wifi;

namespace System.Device.Wifi
{
    /// <summary>Whether the runtime connects again by itself.</summary>
    public enum WifiReconnectionKind
    {
        Automatic,
        Manual,
    }
}

namespace nanoFramework.Networking
{
    /// <summary>State of the network.</summary>
    public enum NetworkHelperStatus
    {
        None,
        Started,
        NetworkIsReady,
        FailedNoNetworkInterface,
        TokenExpiredWaitingIPAddress,
        TokenExpiredWaitingDateTime,
        ErrorConnetingToWiFiWhileScanning,
        ExceptionOccurred,
        Reconnecting,
    }

    /// <summary>Stand-in for Ethernet (nanoFramework.System.Net 1.11.60): a second start throws.</summary>
    public static class NetworkHelper
    {
        public static NetworkHelperStatus Status { get; private set; }

        public static void SetupNetworkHelper(bool requiresDateTime = false)
        {
            if (Status != NetworkHelperStatus.None)
            {
                throw new InvalidOperationException();
            }

            Status = NetworkHelperStatus.Started;
        }

        /// <summary>The cable is plugged in, pulled, or nothing has been started yet; for tests.</summary>
        public static void Become(NetworkHelperStatus status)
        {
            Status = status;
        }
    }

    /// <summary>Stand-in for Wi-Fi (nanoFramework.System.Device.Wifi 1.5.149): a second start throws.</summary>
    public static class WifiNetworkHelper
    {
        public static NetworkHelperStatus Status { get; private set; }

        /// <summary>Name that was connected to, for tests.</summary>
        public static string Name { get; private set; }

        public static void SetupNetworkHelper(
            string ssid,
            string password,
            WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
            bool requiresDateTime = false)
        {
            if (Status != NetworkHelperStatus.None)
            {
                throw new InvalidOperationException();
            }

            Name = ssid;
            Status = NetworkHelperStatus.Started;
        }

        /// <summary>In reach, out of reach, or nothing has been started yet; for tests.</summary>
        public static void Become(NetworkHelperStatus status)
        {
            Status = status;
        }
    }

    /// <summary>
    /// Stand-in for the SNTP client (nanoFramework.Networking.Sntp 1.6.42): a task of the chip sets the system clock
    /// some time later and tells nobody.
    /// </summary>
    public static class Sntp
    {
        /// <summary>How often it was started, for tests.</summary>
        public static int Starts { get; set; }

        public static void Start()
        {
            Starts++;
        }

        public static void Stop()
        {
        }

        public static void UpdateNow()
        {
            Starts++;
        }
    }
}
