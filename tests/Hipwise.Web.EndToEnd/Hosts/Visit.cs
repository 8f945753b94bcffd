using System.Collections.Concurrent;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Hosts;

/// <summary>One person's browser: what it asks for, complains about and is refused is written down, and looked at when it closes.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly string address;
    private readonly ConcurrentQueue<string> complaints;
    private readonly ConcurrentDictionary<int, bool> expected;
    private bool offline;
    private bool warned;

    private Visit(IBrowserContext context, string address, bool scripted, ConcurrentQueue<string> complaints, ConcurrentDictionary<int, bool> expected) =>
        (Context, this.address, Scripted, this.complaints, this.expected) = (context, address, scripted, complaints, expected);

    public IBrowserContext Context { get; }

    public IPage Page { get; private set; } = null!;

    /// <summary>False when scripts are switched off.</summary>
    public bool Scripted { get; }

    /// <summary>A second tab of the same browser, watched with the first.</summary>
    public async Task<Visit> AnotherTabAsync() => new(Context, address, Scripted, complaints, expected) { Page = await Context.NewPageAsync() };

    public static async Task<Visit> OpenAsync(IBrowserContext context, string address, BrowserNewContextOptions options)
    {
        var visit = new Visit(context, address, options.JavaScriptEnabled ?? true, new(), new()) { warned = options.IgnoreHTTPSErrors == true };
        context.Request += (_, request) => visit.Note(request);
        context.Response += (_, response) => visit.Note(response);
        context.Console += (_, message) => visit.Note(message);
        context.WebError += (_, error) => visit.complaints.Enqueue($"error in the page: {error.Error}");
        visit.Page = await context.NewPageAsync();
        return visit;
    }

    /// <summary>
    /// Uses a control that leads to another page, or to the same page once more, and waits until that is there. With scripts the focus
    /// must then be on its heading, or on the list of what to look at once more.
    /// </summary>
    public async Task GoAsync(IHand hand, ILocator control)
    {
        await Page.EvaluateAsync("() => document.querySelector('h1').setAttribute('data-seen-before', '')");
        await hand.PressAsync(control);
        await ArriveAsync();
    }

    /// <summary>Waits until the page that <see cref="GoAsync"/> left is gone and the next is there.</summary>
    public async Task ArriveAsync()
    {
        await Assertions.Expect(Page.Locator("h1:not([data-seen-before])")).ToBeVisibleAsync();
        if (Scripted)
        {
            var problems = Page.Locator("[data-problems]");
            await Assertions.Expect(await problems.CountAsync() > 0 ? problems : Page.Locator("h1")).ToBeFocusedAsync();
        }
    }

    /// <summary>From now on answers with this status belong to what the test does.</summary>
    public void Expect(int status) => expected[status] = true;

    /// <summary>From now on the connection is taken away now and then.</summary>
    public void ExpectOffline() => offline = true;

    /// <summary>Fails when the browser asked another host, or anything went wrong in it.</summary>
    public void ShouldHaveBeenCalm() => complaints.ShouldBeEmpty();

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private void Note(IRequest request)
    {
        // A file that the person chose is read from memory, under an address of the page's own.
        var url = request.Url.StartsWith("blob:", StringComparison.Ordinal) ? request.Url["blob:".Length..] : request.Url;
        if (url != address && !url.StartsWith(address + "/", StringComparison.Ordinal))
        {
            complaints.Enqueue($"asked for {request.Url}");
        }
    }

    private void Note(IResponse response)
    {
        if (response.Status >= 400 && !expected.ContainsKey(response.Status))
        {
            complaints.Enqueue($"{response.Request.Method} {response.Url} was answered with {response.Status}");
        }
    }

    // The browser tells of every answer from 400 on; those are looked at where they come in.
    private void Note(IConsoleMessage message)
    {
        if (offline && message.Text.Contains("net::ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal))
        {
            return;
        }

        // A browser that went on after a warning runs no worker.
        if (warned && message.Text == "An SSL certificate error occurred when fetching the script.")
        {
            return;
        }

        if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of", StringComparison.Ordinal))
        {
            complaints.Enqueue($"{message.Type} on {message.Page?.Url}: {message.Text}");
        }
    }
}
