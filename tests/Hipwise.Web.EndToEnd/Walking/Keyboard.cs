namespace Hipwise.Web.EndToEnd.Walking;

/// <summary>Keys only: Tab and Shift+Tab from where the focus is, arrows within radio buttons, Space and Enter. At every stop the focus must be seen.</summary>
internal sealed class Keyboard(IPage page) : IHand
{
    private const int MostStops = 400;

    // Where the target lies from the focus, and what is wrong with the focus: it is seen by an outline, on the element or on the label
    // around it, and the bar of a phone does not lie over it.
    private const string Where = """
        (target) => {
          const at = document.activeElement;
          const position = () => {
            if (at === target) return "here";
            if (at?.type === "radio" && target.type === "radio" && at.name === target.name) return "group";
            return at && at !== document.body && at.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING ? "before" : "after";
          };
          const unseen = () => {
            if (!at || at === document.body || at.matches("h1, [data-problems]")) return "";
            const outlined = (one) => { const style = getComputedStyle(one); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2; };
            const name = `${at.tagName} ${at.id || at.textContent.trim().slice(0, 40)}`;
            if (![at, at.closest("label")].some((one) => one && outlined(one))) return `${name}: no outline`;
            const box = at.getBoundingClientRect();
            const bar = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2)?.closest(".nav");
            return bar && !bar.contains(at) ? `${name}: hidden by the bar` : "";
          };
          return [position(), unseen()];
        }
        """;

    /// <summary>How many times Tab was pressed.</summary>
    public int Stops { get; private set; }

    public async Task PressAsync(ILocator control)
    {
        await ReachAsync(control);
        await page.Keyboard.PressAsync("Enter");
    }

    public async Task ChooseAsync(ILocator control)
    {
        if (await control.IsCheckedAsync())
        {
            return;
        }

        await ReachAsync(control);
        for (var i = 0; !await control.IsCheckedAsync(); i++)
        {
            i.ShouldBeLessThan(MostStops, $"{control} is not chosen");
            await page.Keyboard.PressAsync((await control.EvaluateAsync<string[]>(Where))[0] == "here" ? "Space" : "ArrowDown");
        }
    }

    public async Task WriteAsync(ILocator field, string text)
    {
        await ReachAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes to a control with Tab, or to the radio buttons it is among.</summary>
    public async Task ReachAsync(ILocator control)
    {
        await using var target = await control.ElementHandleAsync();
        for (var i = 0; ; i++)
        {
            var found = await target.EvaluateAsync<string[]>(Where);
            found[1].ShouldBe("", page.Url);
            if (found[0] is "here" or "group")
            {
                return;
            }

            i.ShouldBeLessThan(MostStops, $"{control} cannot be reached with Tab");
            await page.Keyboard.PressAsync(found[0] == "before" ? "Shift+Tab" : "Tab");
            Stops++;
        }
    }
}
