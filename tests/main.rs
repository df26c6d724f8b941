mod evaluate;
mod report;
