namespace Hipwise.Web.EndToEnd.Walking;

/// <summary>A way to use a page.</summary>
internal interface IHand
{
    /// <summary>Uses a button or a link.</summary>
    Task PressAsync(ILocator control);

    /// <summary>Ticks a radio button or a checkbox.</summary>
    Task ChooseAsync(ILocator control);

    /// <summary>Writes into a text field, in place of what is there.</summary>
    Task WriteAsync(ILocator field, string text);
}

/// <summary>A mouse; it writes with the keyboard into what was clicked.</summary>
internal sealed class Mouse : IHand
{
    public Task PressAsync(ILocator control) => control.ClickAsync();

    public async Task ChooseAsync(ILocator control)
    {
        if (!await control.IsCheckedAsync())
        {
            await control.ClickAsync();
        }
    }

    public Task WriteAsync(ILocator field, string text) => field.FillAsync(text);
}

/// <summary>A finger.</summary>
internal sealed class Finger : IHand
{
    public Task PressAsync(ILocator control) => control.TapAsync();

    public async Task ChooseAsync(ILocator control)
    {
        if (!await control.IsCheckedAsync())
        {
            await control.TapAsync();
        }
    }

    public async Task WriteAsync(ILocator field, string text)
    {
        await field.TapAsync();
        await field.FillAsync(text);
    }
}
