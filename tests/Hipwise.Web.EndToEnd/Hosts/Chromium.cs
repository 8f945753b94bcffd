using Hipwise.Web.EndToEnd.Hosts;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Hipwise.Web.EndToEnd.Hosts;

/// <summary>The one browser of all tests: the Chromium of this computer, or the one that HIPWISE_CHROMIUM names.</summary>
public class Chromium : IAsyncLifetime
{
    private const int Patience = 30_000;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>How pictures are drawn: without a graphics card, and so without WebGL.</summary>
    protected virtual IEnumerable<string> Drawing => ["--disable-gpu", "--disable-3d-apis"];

    public async ValueTask InitializeAsync()
    {
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Find(),
            Args =
            [
                .. Drawing, "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A fresh visit of a server: no cookies, nothing kept, everything watched.</summary>
    internal async Task<Visit> VisitAsync(string address, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = address;
        options.Locale ??= "en-GB";
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return await Visit.OpenAsync(context, address, options);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string Find()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return Environment.GetEnvironmentVariable("HIPWISE_CHROMIUM")
            ?? folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("These tests need Chromium: install it (Debian: apt install chromium) or set HIPWISE_CHROMIUM to its path.");
    }
}
