//! Reads a text, as a program that has no records.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    PROVIDER.install_default().map_err(|_| "there is a provider already")?;
    let url = std::env::args().nth(1).unwrap_or_default();
    println!("{}", reqwest::Client::new().get(url).send().await?.text().await?);
    Ok(())
}

