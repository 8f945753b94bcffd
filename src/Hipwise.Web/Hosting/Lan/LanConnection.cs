using Hipwise.Web.Features.Devices;

namespace Hipwise.Web.Hosting.Lan;

/// <summary>Marks a connection that came by the listener of the home network. It is a mark of the connection: nothing in a request can set or remove it.</summary>
internal sealed class LanConnection
{
    private static readonly object DeviceKey = new();

    /// <summary>True when the request came over the home network; false on this computer's own address.</summary>
    public static bool Carries(HttpContext context) => context.Features.Get<LanConnection>() is not null;

    /// <summary>True for whoever came over the home network and is not, or not yet, known as a paired device.</summary>
    public static bool IsStranger(HttpContext context) => Carries(context) && DeviceOf(context) is null;

    /// <summary>The paired device that sent the request, or null.</summary>
    public static Device? DeviceOf(HttpContext context) => context.Items[DeviceKey] as Device;

    /// <summary>Notes which paired device sent the request.</summary>
    public static void Know(HttpContext context, Device device) => context.Items[DeviceKey] = device;
}
