namespace Hipwise.Web.Features.Devices;

/// <summary>A phone or other device that was paired.</summary>
/// <param name="Id">Names it on the page; it opens nothing.</param>
/// <param name="Name">What the person called it.</param>
/// <param name="Hash">SHA-256 of the word that the device shows with each request, as small hexadecimal letters; the word itself is kept by the device alone.</param>
/// <param name="PairedAt">When it was paired.</param>
/// <param name="SeenAt">When it last asked for something, to the quarter of an hour.</param>
public sealed record Device(Guid Id, string Name, string Hash, DateTimeOffset PairedAt, DateTimeOffset SeenAt)
{
    /// <summary>Ends everything that the device has open, once it is removed.</summary>
    internal CancellationTokenSource End { get; init; } = new();

    /// <summary>Cancelled when the device is removed.</summary>
    internal CancellationToken Gone => End.Token;
}
