namespace Hipwise.Web.Features.Checkup;

/// <summary>Addresses of pages that have parts. None of them carries an answer.</summary>
public static class Addresses
{
    /// <summary>The page that explains a screen.</summary>
    public static string Test(string screen) => $"/checkup/test/{screen}";

    /// <summary>The page on which one side of a screen, or the whole, is noted.</summary>
    public static string TestPart(string screen, string part, Guid trial) => $"/checkup/test/{screen}/{part}?trial={trial:N}";

    /// <summary>The page on which one side of a screen, or the whole, is filmed.</summary>
    public static string TestCamera(string screen, string part, Guid trial) => $"/checkup/test/{screen}/{part}/camera?trial={trial:N}";

    /// <summary>The page on which a recording of one side of a screen is read.</summary>
    public static string TestEmg(string screen, string part, Guid trial) => $"/checkup/test/{screen}/{part}/emg?trial={trial:N}";
}
