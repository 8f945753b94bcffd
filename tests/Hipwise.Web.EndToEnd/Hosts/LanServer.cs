using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Hipwise.Web.EndToEnd.Hosts;

/// <summary>A server that serves a home network as well; another loopback address of this computer stands for it.</summary>
public sealed partial class LanServer : Server
{
    private const string Address2 = "127.0.0.2";
    private string port = "0";

    /// <summary>Where phones find it, without a slash at the end; the same after a restart.</summary>
    public string LanAddress => $"https://{Address2}:{port}";

    /// <summary>False to start it without the home network.</summary>
    public bool Lan { get; set; } = true;

    protected override IEnumerable<string> Options => Lan ? ["--lan", "--lan-address", Address2, "--lan-port", port, "--host", "hips.home.arpa"] : [];

    /// <summary>A phone without a browser. It trusts the authority of this installation and nothing else, so that each call checks the certificate too.</summary>
    internal Caller Phone(bool anyName = false) => new(LanAddress, X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Folder, "lan", "authority.pem")), anyName);

    /// <summary>A phone that was paired.</summary>
    internal async Task<Caller> PairedAsync(string name, bool anyName = false)
    {
        var phone = Phone(anyName);
        (await PairAsync(phone, await CodeAsync(), name)).Location.ShouldBe("/");
        return phone;
    }

    /// <summary>Shows a code on the computer and reads the one that can be typed.</summary>
    internal async Task<string> CodeAsync()
    {
        using var computer = new Caller(Address);
        await EndCodeAsync(computer);
        (await computer.PostAsync("/devices", (await computer.GetAsync("/devices")).FormOf("begin").Values)).Location.ShouldBe("/devices");
        return (await computer.GetAsync("/devices")).Document.QuerySelector("[data-short]")!.TextContent;
    }

    internal static async Task<Reply> PairAsync(Caller phone, string code, string name)
    {
        var form = (await phone.GetAsync("/pair")).FormOf("pair");
        return await phone.PostAsync("/pair", form.With("code", code).Where(value => value.Key != "name").Append(KeyValuePair.Create("name", name)));
    }

    /// <summary>Shows all devices out and takes a code away that is open.</summary>
    internal async Task ResetAsync()
    {
        using var computer = new Caller(Address);
        await EndCodeAsync(computer);
        while ((await computer.GetAsync("/devices")) is var page && page.Document.QuerySelector("button[name=device]")?.GetAttribute("value") is { } id)
        {
            await computer.PostAsync("/devices", page.FormOf("remove").With("device", id));
        }
    }

    private static async Task EndCodeAsync(Caller computer)
    {
        var page = await computer.GetAsync("/devices");
        if (page.Document.QuerySelector("[data-short]") is not null)
        {
            (await computer.PostAsync("/devices", page.FormOf("stop").Values)).Location.ShouldBe("/devices");
        }
    }

    protected override bool IsOwn(string line)
    {
        if (LanLine().Match(line) is { Success: true } match)
        {
            port = match.Groups["port"].Value;
            return true;
        }

        return line == $"Pair a phone on this computer at {Address}/devices" || FingerprintLine().IsMatch(line);
    }

    [GeneratedRegex(@"^On your home network: https://127\.0\.0\.2:(?<port>\d+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LanLine();

    [GeneratedRegex("^Fingerprint of the certificate: ([0-9A-F]{2}:){31}[0-9A-F]{2}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FingerprintLine();
}
