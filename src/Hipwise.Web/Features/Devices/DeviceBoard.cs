using Hipwise.Web.Hosting;

namespace Hipwise.Web.Features.Devices;

/// <summary>Tells the open page of devices that a code was used, has ended, or a device came or went.</summary>
public sealed class DeviceBoard : Board;
